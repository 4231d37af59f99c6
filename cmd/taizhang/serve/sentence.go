package serve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// sentence is one of issues, reasons and errors in both languages; %s, %d and, in English, %q stand for values: “%s”不在单位表中.
type sentence struct{ zh, en wording }

// sentences are all of them, those that say most themselves first.
var sentences = func() (all []sentence) {
	b, err := assets.ReadFile("sentences.txt")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(b)) {
		if zh, en, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			all = append(all, sentence{wordingOf(zh), wordingOf(en)})
		}
	}
	slices.SortStableFunc(all, func(a, b sentence) int { return cmp.Compare(b.en.said(), a.en.said()) })
	return all
}()

// wording is a sentence cut at its values: words[0] kinds[0] words[1] …
type wording struct {
	words []string
	kinds []byte // s any text, d digits, q a text as Go quotes it
}

func wordingOf(text string) (w wording) {
	for {
		at := strings.IndexByte(text, '%')
		if at < 0 {
			w.words = append(w.words, text)
			return w
		}
		w.words, w.kinds = append(w.words, text[:at]), append(w.kinds, text[at+1])
		text = text[at+2:]
	}
}

// said is how much of a sentence is not its values.
func (w wording) said() (n int) {
	for _, words := range w.words {
		n += len(words)
	}
	return n
}

// fit gives the values of a text that is so worded.
func (w wording) fit(text string) ([]string, bool) {
	rest, ok := strings.CutPrefix(text, w.words[0])
	if !ok || len(w.kinds) == 0 {
		return nil, ok && rest == ""
	}
	after := wording{w.words[1:], w.kinds[1:]}
	for _, end := range ends(rest, w.kinds[0], after.words[0]) {
		if others, ok := after.fit(rest[end:]); ok {
			return append([]string{plainly(rest[:end], w.kinds[0])}, others...), true
		}
	}
	return nil, false
}

// ends are the places where a value at the beginning of a text can end, that which words follow.
func ends(text string, kind byte, words string) (out []int) {
	switch {
	case kind == 'q':
		if quoted, err := strconv.QuotedPrefix(text); err == nil {
			return []int{len(quoted)}
		}
		return nil
	case kind == 'd':
		return []int{len(text) - len(strings.TrimLeft(text, "0123456789"))}
	case words == "":
		return []int{len(text)}
	}
	for at := 0; ; at++ {
		next := strings.Index(text[at:], words)
		if next < 0 {
			return out
		}
		at += next
		out = append(out, at)
	}
}

// plainly takes the quotation marks off a value.
func plainly(value string, kind byte) string {
	if kind != 'q' {
		return value
	}
	text, err := strconv.Unquote(value)
	if err != nil {
		return value
	}
	return text
}

// spell puts values in.
func (w wording) spell(values []string) string {
	var out strings.Builder
	out.WriteString(w.words[0])
	for i, v := range values {
		if w.kinds[i] == 'q' {
			v = strconv.Quote(v)
		}
		out.WriteString(v)
		out.WriteString(w.words[i+1])
	}
	return out.String()
}

// worded gives a sentence in a language, with its values in place; not ok where none of ours fits.
func worded(lang, text string) (string, bool) {
	for i := range sentences {
		from, to := &sentences[i].en, &sentences[i].zh
		if lang == "en" {
			from, to = to, from
		}
		if values, ok := from.fit(text); ok {
			return to.spell(values), true
		}
	}
	return text, false
}

// because gives a reason in a language, clause by clause: damaged: byte 512: no page is 文件损坏：byte 512: 没有页面.
// What only a programmer wrote of stays as it is.
func because(lang, text string) string {
	if lang == "en" {
		said, _ := worded(lang, text)
		return said
	}
	for at := 0; at < len(text); {
		next := strings.Index(text[at:]+": ", ": ")
		at += next
		if said, ok := worded(lang, text[:at]); ok && at == len(text) {
			return said
		} else if ok {
			return said + "：" + because(lang, text[at+2:])
		}
		at += 2
	}
	if head, rest, more := strings.Cut(text, ": "); more {
		return head + ": " + because(lang, rest)
	}
	return text
}

// S gives an issue's sentence in the reader's language.
func (v view) S(text string) string {
	said, _ := worded(v.Lang, text)
	return said
}

// Because gives why something could not be done in the reader's language.
func (v view) Because(text string) string { return because(v.Lang, text) }

// Half gives the reader's part of a text in both languages: 疑点按代码计数 / issues by code.
func (v view) Half(text string) string {
	zh, en, both := strings.Cut(text, " / ")
	if both && v.Lang == "en" {
		return en
	}
	return zh
}
