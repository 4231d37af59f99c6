package ingest

var readXLSX = unready("Excel workbook")
