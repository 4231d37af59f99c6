package normalize

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// identityVersion stands in every identity: a change of what goes into one is a new version.
const identityVersion = "taizhang.id/v1"

// identity is the first 63 bits of SHA-256 over the version, the kind and the
// fields, each behind its length in bytes (8 bytes, big endian).
func identity(kind string, fields ...string) uint64 {
	size := 16 + len(identityVersion) + len(kind)
	for _, f := range fields {
		size += 8 + len(f)
	}
	var short [1024]byte
	if size <= len(short) {
		return digest(short[:0], kind, fields)
	}
	room := longRooms.Get().(*[]byte)
	defer longRooms.Put(room)
	*room = slices.Grow((*room)[:0], size)
	return digest(*room, kind, fields)
}

// longRooms lends room for bytes that the stack has none for.
var longRooms = sync.Pool{New: func() any { return new([]byte) }}

func digest(b []byte, kind string, fields []string) uint64 {
	b = appendField(appendField(b, identityVersion), kind)
	for _, f := range fields {
		b = appendField(b, f)
	}
	sum := sha256.Sum256(b)
	return binary.BigEndian.Uint64(sum[:]) >> 1
}

func appendField(b []byte, f string) []byte {
	return append(binary.BigEndian.AppendUint64(b, uint64(len(f))), f...)
}

// SpellID writes an identity as the contract does: in decimal.
func SpellID(id uint64) string { return strconv.FormatUint(id, 10) }

// SourceID is the identity of a place where a file is found: its URL, or its
// path relative to the load root with slashes.
func SourceID(location string) uint64 { return identity("source", location) }

// DocumentID is the identity of a file's bytes, told by their SHA-256 in hex.
func DocumentID(sha256 string) uint64 { return identity("document", strings.ToLower(sha256)) }

// PlanID is the identity of one plan of one bundle: the SHA-256 of its documents,
// sorted, and the plan's index among the bundle's.
func PlanID(documents []string, index int) uint64 {
	sorted := slices.Sorted(slices.Values(documents))
	return identity("plan", append(sorted, strconv.Itoa(index))...)
}

// EditionID is the identity of a plan's words, whatever file they came in: title,
// issuer, number, and the tasks' folded contents as a multiset, so that neither
// format nor reading order matters.
func EditionID(title, issuer, number string, contents []string) uint64 {
	return editionID(title, issuer, number, foldAll(contents))
}

func editionID(title, issuer, number string, folded []string) uint64 {
	sorted := slices.Sorted(slices.Values(folded))
	return identity("edition", append([]string{foldHard(title), foldHard(issuer), foldHard(number)}, sorted...)...)
}

// HeadID is the identity of a plan by its name alone: 东府办发〔2021〕22号 with its
// title and issuer. It stays when a task is read better or found later.
func HeadID(title, issuer, number string, year int) uint64 {
	return identity("head", foldHard(title), foldHard(issuer), foldHard(number), strconv.Itoa(year))
}

// TaskID is the identity of a task in its plan: its path, its folded content
// and which of several equal ones it is (from 0). Not its ordinal, nor its division.
func TaskID(plan uint64, path []string, content string, occurrence int) uint64 {
	return taskID(plan, foldAll(path), foldHard(content), occurrence)
}

func taskID(plan uint64, path []string, content string, occurrence int) uint64 {
	var room [16]string
	return identity("task", append(append(room[:0], SpellID(plan), content, strconv.Itoa(occurrence)), path...)...)
}

// SeriesID is the identity of what a plan is an edition of, year by year: the
// division's lineage, the issuer's function, and the title without its year, issue and place.
func SeriesID(lineage, function, title string) uint64 {
	return identity("series", lineage, function, foldHard(title))
}

// foldHard leaves what a change of format cannot touch.
func foldHard(s string) string {
	var short [256]byte
	folded, _ := skim(short[:0], s)
	return string(folded)
}

func hard(r rune) rune {
	r = hanzi.Fold(r)
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '%':
		return r
	case r == ' ', r == '|', r == '~', r == '、', r == '。', r == '《', r == '》', r == '—', r == '…':
		return -1
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Sm, r):
		return unicode.ToLower(r)
	}
	return -1
}

func foldAll(words []string) []string {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = foldHard(w)
	}
	return folded
}
