package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// withoutMarkup cuts out what is left of HTML in a text: <ul style="…">.
func withoutMarkup(s strand) (body strand, residue []strand) {
	if !slices.Contains(s.fold, '<') {
		return s.trim(), nil
	}
	for {
		i, j := markup(s)
		if i < 0 {
			return body.glue(s).trim(), residue
		}
		body = body.glue(s.cut(0, i))
		residue = append(residue, s.cut(i, j))
		s = s.from(j)
	}
}

// markup finds a tag: <, an optional /, an ASCII letter, up to >.
func markup(s strand) (int, int) {
	for i, r := range s.fold {
		if r != '<' || i+2 >= s.len() {
			continue
		}
		name := s.fold[i+1]
		if name == '/' {
			name = s.fold[i+2]
		}
		if name < 'a' || name > 'z' {
			continue
		}
		for j := i + 2; j < s.len() && j < i+200; j++ {
			if s.fold[j] == '>' {
				return i, j + 1
			}
		}
	}
	return -1, -1
}

// bullets reads the content of one task: the whole as a Quote and, where it is
// a list, its items. Items are told by bullets, by line ends in a cell, or by
// the spaces that a list left behind.
func bullets(s strand, has trait) (Quote, []Quote) {
	if points := enumerated(s); points != nil {
		return s.quote(), quotesOf(points)
	}
	var items []strand
	if has&(whiteTrait|itemTrait) != 0 {
		items = splitItems(s)
	}
	if len(items) < 2 {
		bare := s.trimFunc(isBullet)
		if listed := bare.len() < s.trim().len(); listed {
			return bare.quote(), []Quote{bare.quote()}
		}
		return bare.quote(), nil
	}
	whole := Quote{Pos: withoutBullets(s, items).pos()}
	quotes, texts := make([]Quote, 0, len(items)), make([]string, 0, len(items))
	for _, it := range items {
		q := it.quote()
		quotes, texts = append(quotes, q), append(texts, q.Text)
	}
	whole.Text = strings.Join(texts, " ")
	return whole, quotes
}

// quotesOf quotes each.
func quotesOf(items []strand) []Quote {
	var out []Quote
	for _, s := range items {
		if q := s.quote(); !q.IsZero() {
			out = append(out, q)
		}
	}
	return out
}

// withoutBullets is s less what stands between its items, which were cut from it, white space excepted.
func withoutBullets(s strand, items []strand) strand {
	return s.keep(func(i int) bool {
		for len(items) > 0 && items[0].start+items[0].len() <= s.start+i {
			items = items[1:]
		}
		return len(items) > 0 && items[0].start <= s.start+i || blank(s.fold[i])
	}).trim()
}

func isBullet(r rune) bool {
	switch r {
	case '·', '●', '■', '◆', '★', '▪', '➢', '○', '□':
		return true
	}
	return blank(r)
}

// splitItems cuts s where an item ends.
func splitItems(s strand) []strand {
	var out []strand
	from := 0
	for i, r := range s.fold {
		if !is(r, whiteTrait|itemTrait) || i <= from || !itemEnd(s, i, r) || openList(s.cut(from, i), s.from(i+1)) {
			continue
		}
		out = append(out, s.cut(from, i).trimFunc(isBullet))
		from = i
	}
	out = append(out, s.from(from).trimFunc(isBullet))
	return withWords(out)
}

// itemEnd reports that an item ends before element i: a bullet, or white space
// between two Chinese characters or punctuation.
func itemEnd(s strand, i int, r rune) bool {
	if is(r, itemTrait) {
		return i == 0 || blank(s.fold[i-1])
	}
	return blank(r) && s.place(i).doc >= 0 && i+1 < s.len() && !isWide(s, i)
}

// isWide reports white space that only sets off digits or Latin letters: 8 类, 12345 热线.
func isWide(s strand, i int) bool {
	return s.fold[i-1] < 0x80 && !isStop(s.fold[i-1]) || s.fold[i+1] < 0x80
}

func isStop(r rune) bool { return strings.ContainsRune(".;:!?)\"", r) }

// openList reports that the words before a gap are a list that the words behind
// go on with: 包括总体情况、主动公开 政府信息情况、….
func openList(before, after strand) bool {
	open := false
	for _, r := range before.fold {
		switch r {
		case '、':
			open = true
		case ',', '。', ';', ':':
			open = false
		}
	}
	head := clause(after)
	if !open || !strings.ContainsRune(head, '、') {
		return false
	}
	last := before.fold[before.len()-1]
	return strings.Contains(head, "等") && last != '等' && !closesList(before)
}

// closesList reports a list that has come to its end: …等内容, …信息.
func closesList(s strand) bool {
	tail := string(s.fold[max(0, s.len()-6):])
	return strings.Contains(tail, "等")
}

// clause is the text up to the first comma or stop.
func clause(s strand) string {
	for i, r := range s.fold {
		if strings.ContainsRune(",。;:", r) || blank(r) {
			return string(s.fold[:i])
		}
	}
	return string(s.fold)
}

// withWords drops items without words; a paragraph with a stray gap is no list.
func withWords(items []strand) []strand {
	var out []strand
	for _, it := range items {
		if it.len() > 0 {
			out = append(out, it)
		}
	}
	for _, it := range out {
		if it.words() < 4 && utf8.RuneCountInString(hanzi.Display(string(it.raw()))) < 4 {
			return nil
		}
	}
	return out
}
