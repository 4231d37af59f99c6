package pdf

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed glyphnames.tsv
var glyphNamesTSV string

// glyphNames maps the names of the Latin glyphs to their text, "quotedblleft" to “.
var glyphNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(glyphNamesTSV) {
		if name, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && name[0] != '#' {
			m[name] = text
		}
	}
	return m
})
