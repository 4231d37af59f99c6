package ingest

var readDOCX = unready("Word document")
