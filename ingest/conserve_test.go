package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/charset"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"golang.org/x/net/html"
)

// tally counts characters that are not blank.
type tally map[rune]int

func (n tally) add(text string, sign int) {
	for _, r := range text {
		if !hanzi.IsBlank(r) {
			n[r] += sign
		}
	}
}

// rest spells what is left over, "" when nothing is.
func (n tally) rest() string {
	var out []string
	for _, r := range slices.Sorted(maps.Keys(n)) {
		if n[r] != 0 {
			out = append(out, fmt.Sprintf("%q %+d", r, n[r]))
		}
	}
	return strings.Join(out, ", ")
}

// take subtracts all text of a Document, what it hides among it.
func (n tally) take(d *Document) {
	for _, b := range d.Blocks {
		n.add(b.Text, -1)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				n.add(c.Text, -1)
			}
		}
	}
	for _, h := range d.Hidden {
		n.add(h.Text, -1)
	}
}

// walkText is every character of a text file.
func walkText(t testing.TB, b []byte) tally {
	n := tally{}
	n.add(charset.Decode(b, "").String, 1)
	return n
}

// walkHTML is every text between tags, but for the title, which is a fact about the page.
func walkHTML(t testing.TB, b []byte) tally {
	n, title, lists := tally{}, false, []int(nil)
	z := html.NewTokenizer(strings.NewReader(charset.Decode(b, hint(b)).String))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return n
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == "title" {
				title = kind == html.StartTagToken
			}
			lists = n.numbers(lists, string(name), kind == html.StartTagToken)
		case html.TextToken:
			if !title {
				n.add(string(z.Text()), 1)
			}
		}
	}
}

// numbers adds what a browser prints before the items of plain numbered lists;
// lists are the open ones with their last number, or -1.
func (n tally) numbers(lists []int, tag string, begins bool) []int {
	last := len(lists) - 1
	switch {
	case tag == "ol" && begins:
		return append(lists, 0)
	case tag == "ul" && begins:
		return append(lists, -1)
	case (tag == "ol" || tag == "ul") && last >= 0:
		return lists[:last]
	case tag == "li" && begins && last >= 0 && lists[last] >= 0:
		lists[last]++
		n.add(fmt.Sprint(lists[last], "."), 1)
	}
	return lists
}

// walkXML is the text of the named elements in all parts whose name begins so.
func walkXML(t testing.TB, b []byte, parts string, names ...string) tally {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	n := tally{}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, parts) || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		dec, open := xml.NewDecoder(r), []string{""}
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(f.Name, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				open = append(open, tok.Name.Local)
			case xml.EndElement:
				open = open[:len(open)-1]
			case xml.CharData:
				if slices.Contains(names, open[len(open)-1]) {
					n.add(string(tok), 1)
				}
			}
		}
	}
	return n
}

func walkDOCX(t testing.TB, b []byte) tally {
	return walkXML(t, b, "word/", "t", "delText", "instrText")
}

func walkXLSX(t testing.TB, b []byte) tally { return walkXML(t, b, "xl/", "t") }

// TestNothingVanishes compares every sample with a walk of its file by other means.
func TestNothingVanishes(t *testing.T) {
	walks := map[string]func(testing.TB, []byte) tally{".txt": walkText, ".truth": walkText, ".html": walkHTML, ".docx": walkDOCX, ".xlsx": walkXLSX}
	var files []string
	for _, dir := range [][]string{{"samples", "*"}, {"seeds", "*"}, {"real", "*"}, {"real", "govcn", "*"}, {"wild", "*"}, {"years", "*"}} {
		found, _ := filepath.Glob(shared(t, dir...))
		files = append(files, found...)
	}
	checked, chars, real := 0, 0, 0
	for _, file := range files {
		walk := walks[filepath.Ext(file)]
		if walk == nil || strings.HasPrefix(filepath.Base(file), "bad-") {
			continue
		}
		b := bytesOf(t, file)
		d, err := Read(filepath.Base(file), b, DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		n := walk(t, b)
		for _, k := range n {
			chars += k
		}
		n.take(d)
		if filepath.Base(file) == "word-features.docx" {
			n.add("一、（一）1.2.（二）1.二、1.", 1) // printed by Word's numbering
		}
		if rest := n.rest(); rest != "" {
			t.Errorf("%s: %s", filepath.Base(file), rest)
		}
		if checked++; strings.Contains(filepath.ToSlash(file), "/real/") {
			real++
		}
	}
	t.Logf("%d files, %d characters, each accounted for; %d of the files are real pages", checked, chars, real)
	if checked < 60 {
		t.Errorf("%d files checked", checked)
	}
}

// TestNothingVanishesFromOddPages holds pages to it that browsers repair.
func TestNothingVanishesFromOddPages(t *testing.T) {
	for _, page := range oddPages {
		d, err := Read("x.html", []byte(page), DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", page, err)
			continue
		}
		n := walkHTML(t, []byte(page))
		n.take(d)
		if rest := n.rest(); rest != "" {
			t.Errorf("%s: %s\n%s", page, rest, spellDocument(d))
		}
		for _, b := range d.Blocks {
			if b.Table == nil {
				continue
			}
			if err := b.Table.check(DefaultLimits); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}
