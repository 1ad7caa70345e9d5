"""Tables as workbooks to print. Whatever a person wrote is text: nothing becomes a formula or a link."""

import io
from collections.abc import Sequence

import xlsxwriter


def draw_sheet(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """Return a workbook of one sheet, A4 across, its head repeated on every printed page."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True, "border": 1, "bg_color": "#E2EFEF", "text_wrap": True, "valign": "vcenter"})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter", "num_format": "@"})
    for at, (word, width) in enumerate(zip(head, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, word, bold)
    for down, row in enumerate(rows, start=1):
        for at, words in enumerate(row):
            sheet.write_string(down, at, words, plain)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    book.close()
    return file.getvalue()
