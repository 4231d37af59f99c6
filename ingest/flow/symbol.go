package flow

import "strings"

// symbols are the signs that fonts of pictures show for letters, where Unicode has them
// and plans use them: ≥90% and ☑ are written so. (Unicode's mapping tables for Symbol
// and Wingdings.)
var symbols = map[string]map[rune]rune{
	"symbol": {0xA3: '≤', 0xB3: '≥', 0xB1: '±', 0xB4: '×', 0xB8: '÷', 0xB0: '°', 0xB7: '•', 0xAE: '→', 0xB9: '≠', 0xBB: '≈', 0xA5: '∞', 0x6D: 'μ', 0xD7: '⋅', 0xD6: '√', 0x2D: '−'},
	"wingdings": {0xFC: '✓', 0xFB: '✗', 0xFE: '☑', 0xFD: '☒', 0xA8: '☐', 0x6F: '□', 0x6E: '■', 0x6C: '●', 0xA1: '○', 0xD8: '➢', 0x75: '◆', 0x76: '❖', 0xAB: '★',
		0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8A: '⑩'},
	"wingdings 2": {0x50: '✓', 0x4F: '✗', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xA3: '☐'},
}

// Symbol is the sign that a character of a font of pictures shows: F0B3 of Symbol is ≥. The
// file may give it in the private use area or as it is; what is not known stays.
func Symbol(font string, r rune) rune {
	low := r
	if low >= 0xF000 && low <= 0xF0FF {
		low -= 0xF000
	}
	if sign, ok := symbols[strings.ToLower(font)][low]; ok {
		return sign
	}
	return r
}
