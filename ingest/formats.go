package ingest

// Formats is the registry, asked from the top: the most specific content first.
var Formats = []Format{}
