package ingest

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Unpacked groups the documents of one archive into publications. Besides those
// that a notice lists, wherever in the archive they stand, these go with the one
// notice of their folder, or of the nearest folder above that has one:
//
//   - what calls itself an attachment, in its name or its first line: 附件1：分工表.docx
//   - what stands in a folder that is called so: 附件/分工表.xlsx
//   - what the notice's title names: 关于印发2021年工作要点的通知.docx and 2021年工作要点.docx
//
// What has a letterhead of its own stays a publication of its own.
func Unpacked(docs []*Document) []*Bundle {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *Document) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.SHA256, b.SHA256))
	})
	var out []*Bundle
	for _, family := range joined(families(docs)) {
		out = append(out, newBundle(family))
	}
	return out
}

// joined puts the attachments that no list names behind their notices.
func joined(families [][]*Document) [][]*Document {
	heads := make([]*Document, len(families))
	for i, f := range families {
		heads[i] = f[0]
	}
	to := make([]int, len(families))
	for i := range families {
		to[i] = noticeOf(heads, families, i)
	}
	var out [][]*Document
	for i, f := range families {
		if to[i] >= 0 {
			continue
		}
		for j := range families {
			if to[j] == i {
				f = append(f, families[j]...)
			}
		}
		out = append(out, f)
	}
	return out
}

// noticeOf is the family whose notice the i-th document goes with, or -1.
func noticeOf(heads []*Document, families [][]*Document, i int) int {
	if len(families[i]) > 1 || heads[i].letterhead() || poorer(heads, i) {
		return -1
	}
	attached, under := heads[i].isAttachment(), folderOf(heads[i].Name)
	for {
		found := -1
		for j, h := range heads {
			switch {
			case j == i || folderOf(h.Name) != under || h.isAttachment() && !h.letterhead() || poorer(heads, j):
			case !attached && !announces(h, heads[i]):
			case found >= 0:
				return -1
			default:
				found = j
			}
		}
		up := path.Dir(under)
		if found >= 0 || up == under {
			return found
		}
		under = up
	}
}

// folderOf is the folder a document stands in; one called 附件 is that of its notice.
func folderOf(name string) string {
	dir := path.Dir(name)
	if strings.HasPrefix(hanzi.Key(path.Base(dir)), "附件") {
		return path.Dir(dir)
	}
	return dir
}

var attachmentLine = regexp.MustCompile(`^附(件|表)([一二三四五六七八九十]{1,3}|\d{1,2})?(-\d{1,2})?(:|$)`)

// isAttachment reports that a document calls itself one, or its folder does.
func (d *Document) isAttachment() bool {
	if _, ok := stemOf(d.Name); ok || folderOf(d.Name) != path.Dir(d.Name) {
		return true
	}
	lines := d.opening(1)
	return len(lines) == 1 && attachmentLine.MatchString(lines[0])
}

var ownNumber = regexp.MustCompile(`^[\p{Han}()\d]{1,20}[〔\[【(]\d{4}[〕\]】)]第?\d{1,4}号(签发人:.*)?$`)

// letterhead reports that a document opens with the number of its own: 东府办发〔2021〕22号.
func (d *Document) letterhead() bool {
	return slices.ContainsFunc(d.opening(12), ownNumber.MatchString)
}

// opening are the first lines of the text that say something, folded and without blanks.
func (d *Document) opening(most int) []string {
	var out []string
	for _, b := range d.Blocks {
		for _, line := range strings.Split(b.Text, "\n") {
			if line = strings.ReplaceAll(hanzi.Key(line), " ", ""); line != "" && b.Layer == Body {
				if out = append(out, line); len(out) == most {
					return out
				}
			}
		}
		if b.Table != nil {
			break
		}
	}
	return out
}

// announces reports that a notice's title names the other document: 关于印发…的通知.
func announces(notice, other *Document) bool {
	stem, _ := stemOf(other.Name)
	if len([]rune(stem)) < 6 {
		return false
	}
	title, _ := stemOf(notice.Name)
	for _, text := range append(notice.opening(12), title) {
		before, _, named := strings.Cut(text, stem)
		if named && (strings.Contains(before, "印发") || strings.Contains(before, "转发")) {
			return true
		}
	}
	return false
}
