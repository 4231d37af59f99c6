package ingest

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Bundles groups documents into publications, whatever order they come in: those
// that were given one bundle's name, and in each folder a notice with the
// attachments it names (附件：1.任务分解表). All others stand alone.
func Bundles(docs []*Document) []*Bundle {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *Document) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.SHA256, b.SHA256))
	})
	var out []*Bundle
	given, folders := map[string]*Bundle{}, map[string][]*Document{}
	for _, d := range docs {
		switch b := given[d.Bundle]; {
		case d.Bundle == "":
			dir := path.Dir(d.Name)
			folders[dir] = append(folders[dir], d)
		case b == nil:
			given[d.Bundle] = &Bundle{Name: d.Bundle, Documents: []*Document{d}}
			out = append(out, given[d.Bundle])
		default:
			b.Documents = append(b.Documents, d)
		}
	}
	for _, b := range out {
		b.Documents = flat(families(b.Documents))
	}
	for _, inFolder := range folders {
		for _, family := range families(inFolder) {
			out = append(out, newBundle(family))
		}
	}
	slices.SortFunc(out, func(a, b *Bundle) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Documents[0].SHA256, b.Documents[0].SHA256))
	})
	return out
}

// newBundle names a bundle for its first document and marks the members of a larger one.
func newBundle(docs []*Document) *Bundle {
	b := &Bundle{Name: docs[0].Name, Documents: docs}
	if len(docs) > 1 {
		for _, d := range docs {
			d.Bundle = b.Name
		}
	}
	return b
}

// flat puts the families behind each other, those with attachments first.
func flat(families [][]*Document) []*Document {
	slices.SortStableFunc(families, func(a, b []*Document) int {
		return cmp.Or(len(b)-len(a), compareAttached(a[0], b[0]))
	})
	return slices.Concat(families...)
}

// compareAttached puts files that call themselves 附件 behind those that do not.
func compareAttached(a, b *Document) int {
	rank := func(d *Document) int {
		if _, attached := stemOf(d.Name); attached {
			return 1
		}
		return 0
	}
	return rank(a) - rank(b)
}

// families are the documents of one folder, each notice with the attachments it
// names behind it in the order of its list. The documents come sorted by name.
func families(docs []*Document) [][]*Document {
	lists := make([][]string, len(docs))
	for i, d := range docs {
		lists[i] = d.attachments()
	}
	parent := make([]int, len(docs))
	rank := make([]int, len(docs))
	for i := range docs {
		parent[i], rank[i] = claimant(docs, lists, i)
	}
	var out [][]*Document
	for i := range docs {
		if parent[i] >= 0 && parent[parent[i]] < 0 {
			continue // stands behind its notice
		}
		var members []int
		for j := range docs {
			if parent[j] == i && parent[i] < 0 {
				members = append(members, j)
			}
		}
		slices.SortStableFunc(members, func(a, b int) int { return rank[a] - rank[b] })
		family := []*Document{docs[i]}
		for _, j := range members {
			family = append(family, docs[j])
		}
		out = append(out, family)
	}
	return out
}

// claimant is the one notice that names document i, and the place in its list;
// -1 when none does or several do. Copies in other formats neither claim nor are claimed.
func claimant(docs []*Document, lists [][]string, i int) (who, place int) {
	if poorer(docs, i) {
		return -1, 0
	}
	who = -1
	for j := range docs {
		if j == i || len(lists[j]) == 0 || poorer(docs, j) {
			continue
		}
		at := listed(lists[j], docs[j].Name, docs[i].Name)
		if at < 0 {
			continue
		}
		if who >= 0 {
			return -1, 0
		}
		who, place = j, at
	}
	return who, place
}

// richness orders formats by how much of a document they tell.
var richness = []string{"docx", "doc", "odt", "rtf", "xlsx", "xls", "ods", "csv", "html", "mht", "ofd", "pdf", "txt"}

// poorer reports that the same name stands beside i in a richer format.
func poorer(docs []*Document, i int) bool {
	rank := func(d *Document) int {
		if n := slices.Index(richness, d.Format); n >= 0 {
			return n
		}
		return len(richness)
	}
	name := strings.TrimSuffix(docs[i].Name, path.Ext(docs[i].Name))
	for j, d := range docs {
		if j != i && strings.TrimSuffix(d.Name, path.Ext(d.Name)) == name && (rank(d) < rank(docs[i]) || rank(d) == rank(docs[i]) && j < i) {
			return true
		}
	}
	return false
}

// listed is the place in a notice's list of attachments at which a file stands, or -1:
// by its title, or by its number when it is called no more than 附件2.
func listed(list []string, notice, file string) int {
	stem, attached := stemOf(file)
	for i, title := range list {
		if sameTitle(stem, title) {
			return i
		}
	}
	own, _ := stemOf(notice)
	stem = strings.Trim(strings.TrimPrefix(stem, own), "-_—()")
	if !attached {
		stem, attached = cutAttachment(stem)
	}
	number, ok := hanzi.Number(stem)
	if stem == "" && attached && len(list) == 1 {
		return 0
	}
	if !attached || !ok || number < 1 || number > len(list) {
		return -1
	}
	return number - 1
}

// sameTitle allows for a file name that is cut or carries a number or date besides the title.
func sameTitle(stem, title string) bool {
	if stem == title {
		return true
	}
	short, long := stem, title
	if len(short) > len(long) {
		short, long = long, short
	}
	return len([]rune(short)) >= 8 && strings.Contains(long, short)
}
