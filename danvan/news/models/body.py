"""What an article is made of: text, pictures, quotations. No HTML is typed; Wagtail keeps only what is allowed here."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "hr"]


class PictureBlock(blocks.StructBlock):
    """A picture with its alternative text, and a line under it."""

    picture = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("line under the picture"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "news/public/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody who agreed to be named, or of a document."""

    words = blocks.TextBlock(label=_("words"), max_length=1000)
    whose = blocks.CharBlock(label=_("whose"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "news/public/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The parts of an article in their order."""

    text = blocks.RichTextBlock(label=_("text"), features=FEATURES)
    picture = PictureBlock()
    quote = QuoteBlock()
