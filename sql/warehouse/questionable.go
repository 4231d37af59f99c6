package warehouse

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	files "github.com/taizhang/taizhang/sql"
)

// questionable refuses what a question to a server has no need of: other statements than
// select, functions that are not in the list, names of the server's own catalogs.
// It is the first of several walls; the reader's role and the transaction stand behind it.
func questionable(query string) error {
	l := &sqlLexer{rest: query}
	first, err := l.opening()
	if err != nil {
		return err
	}
	for before, last := (sqlToken{}), first; ; {
		t, err := l.next()
		if err != nil || t.kind == endToken {
			return err
		}
		if err := refuse(before, last, t); err != nil {
			return err
		}
		before, last = last, t
	}
}

// opening is the first word, which must be one that a question begins with.
func (l *sqlLexer) opening() (sqlToken, error) {
	first, err := l.next()
	if err == nil && first.text != "(" && (first.kind != wordToken || !opensQuestion[first.text]) {
		err = ErrStatement
	}
	return first, err
}

// opens refuses what does not begin like a question: a pragma passes for a select in the embedded engine.
func opens(query string) error {
	_, err := (&sqlLexer{rest: query}).opening()
	return err
}

// opensQuestion are those words; the last line is the embedded engine's own.
var opensQuestion = wordSet(`with select values table explain
	from describe show summarize`)

// refuse looks at a token and the two before.
func refuse(before, last, t sqlToken) error {
	switch {
	case t.kind == wordToken || t.kind == nameToken:
		for _, prefix := range []string{"pg_", "lo_", "dblink"} {
			if strings.HasPrefix(t.text, prefix) {
				return fmt.Errorf("%w: %s is not for questions", ErrStatement, t.text)
			}
		}
	case t.text == "(" && !namesColumns[before.text] && (last.kind == nameToken || last.kind == wordToken && !beforeBracket[last.text]) && !functions()[last.text]:
		return fmt.Errorf("%w: function %s is not among those allowed", ErrStatement, last.text)
	}
	return nil
}

// namesColumns are what stands before a name whose bracket holds columns: as v(n), with t(n).
var namesColumns = wordSet("as with recursive )")

// beforeBracket are the words of SQL itself that a bracket may follow.
var beforeBracket = wordSet(`all and any array as between by case cast cross cube distinct else end except exists filter from full group grouping having
	ilike in inner intersect is join lateral left like limit materialized natural not null offset on or order outer over partition precision
	right rollup row rows select sets similar some table then union using values varying when where window with within numeric decimal
	varchar char character bit time timestamp interval float analyze verbose explain distinct only`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// functions are those a question may call: sql/postgres/functions.txt.
var functions = sync.OnceValue(func() map[string]bool { return wordSet(files.Functions()) })

type tokenKind uint8

const (
	endToken  tokenKind = iota
	wordToken           // folded to lower case
	nameToken           // "quoted"
	textToken
	signToken
)

type sqlToken struct {
	kind tokenKind
	text string
}

// sqlLexer cuts a question as PostgreSQL does.
type sqlLexer struct{ rest string }

func (l *sqlLexer) next() (sqlToken, error) {
	if err := l.blank(); err != nil || l.rest == "" {
		return sqlToken{}, err
	}
	switch c := l.rest[0]; {
	case c == '\'':
		return l.quoted('\'', textToken, 1)
	case c == '"':
		return l.quoted('"', nameToken, 1)
	case c == '$':
		return l.dollar()
	case c == '_' || c >= 0x80 || unicode.IsLetter(rune(c)):
		return l.word()
	case c >= '0' && c <= '9' || c == '.':
		n := strings.IndexFunc(l.rest, func(r rune) bool { return !(r == '.' || r == '_' || unicode.IsDigit(r) || unicode.IsLetter(r)) })
		if c == '.' {
			n = 1
		}
		return l.take(signToken, n), nil
	}
	return l.take(signToken, 1), nil
}

// take cuts n bytes off, all where n is negative.
func (l *sqlLexer) take(kind tokenKind, n int) sqlToken {
	if n < 0 {
		n = len(l.rest)
	}
	t := sqlToken{kind, l.rest[:n]}
	l.rest = l.rest[n:]
	return t
}

// blank skips white space and comments, which nest.
func (l *sqlLexer) blank() error {
	for {
		l.rest = strings.TrimLeft(l.rest, " \t\r\n\f\v")
		switch {
		case strings.HasPrefix(l.rest, "--"):
			_, l.rest, _ = strings.Cut(l.rest, "\n")
		case strings.HasPrefix(l.rest, "/*"):
			if err := l.comment(); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

func (l *sqlLexer) comment() error {
	for depth := 0; l.rest != ""; {
		switch {
		case strings.HasPrefix(l.rest, "/*"):
			depth++
			l.rest = l.rest[2:]
		case strings.HasPrefix(l.rest, "*/"):
			depth--
			l.rest = l.rest[2:]
		default:
			l.rest = l.rest[1:]
		}
		if depth == 0 {
			return nil
		}
	}
	return fmt.Errorf("%w: a comment does not end", ErrStatement)
}

// quoted reads to the closing sign; doubled it stands for itself.
func (l *sqlLexer) quoted(sign byte, kind tokenKind, from int) (sqlToken, error) {
	var sb strings.Builder
	for i := from; i < len(l.rest); i++ {
		if l.rest[i] != sign {
			sb.WriteByte(l.rest[i])
			continue
		}
		if i+1 < len(l.rest) && l.rest[i+1] == sign {
			sb.WriteByte(sign)
			i++
			continue
		}
		l.rest = l.rest[i+1:]
		return sqlToken{kind, sb.String()}, nil
	}
	return sqlToken{}, fmt.Errorf("%w: a quotation does not end", ErrStatement)
}

// escaped reads E'…', where a backslash takes what follows along.
func (l *sqlLexer) escaped() (sqlToken, error) {
	for i := 2; i < len(l.rest); i++ {
		switch {
		case l.rest[i] == '\\':
			i++
		case l.rest[i] == '\'' && i+1 < len(l.rest) && l.rest[i+1] == '\'':
			i++
		case l.rest[i] == '\'':
			return l.take(textToken, i+1), nil
		}
	}
	return sqlToken{}, fmt.Errorf("%w: a quotation does not end", ErrStatement)
}

// dollar reads $1 and $$…$$.
func (l *sqlLexer) dollar() (sqlToken, error) {
	end := strings.IndexFunc(l.rest[1:], func(r rune) bool { return !(r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)) }) + 1
	if end < 1 {
		return l.take(signToken, -1), nil
	}
	if l.rest[end] != '$' || end > 1 && unicode.IsDigit(rune(l.rest[1])) {
		return l.take(signToken, end), nil
	}
	tag := l.rest[:end+1]
	body := strings.Index(l.rest[len(tag):], tag)
	if body < 0 {
		return sqlToken{}, fmt.Errorf("%w: a quotation does not end", ErrStatement)
	}
	return l.take(textToken, body+2*len(tag)), nil
}

// word reads a name or a word of SQL, and the quotations that a letter introduces.
func (l *sqlLexer) word() (sqlToken, error) {
	if len(l.rest) > 2 && (l.rest[0] == 'u' || l.rest[0] == 'U') && l.rest[1] == '&' {
		return sqlToken{}, fmt.Errorf("%w: U& is not allowed", ErrStatement)
	}
	if len(l.rest) > 1 && l.rest[1] == '\'' && strings.ContainsRune("eE", rune(l.rest[0])) {
		return l.escaped()
	}
	n := strings.IndexFunc(l.rest, func(r rune) bool {
		return !(r == '_' || r == '$' || r >= 0x80 || unicode.IsLetter(r) || unicode.IsDigit(r))
	})
	t := l.take(wordToken, n)
	t.text = strings.ToLower(t.text)
	return t, nil
}
