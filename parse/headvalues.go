package parse

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// head states what was gathered: a field of the page before a line of the text,
// a signature before a date of the page.
func (r *headReader) head(meta []ingest.Meta) head {
	issuer := r.issuer()
	h := head{
		title:       r.title.s.quote(),
		noticeTitle: r.notice.s.quote(),
		issuer:      issuer.quote(),
		indexNumber: r.fields["index"].quote(),
		number:      first(r.fields["number"].tight().number(), r.number).quote(),
		signed:      first(firstOf(r.dates), r.fields["signed"].tight().find(anyDate)).quote(),
		published:   r.fields["published"].tight().find(anyDate).quote(),
		body:        r.nodeAt(r.body),
		end:         r.nodeAt(r.end),
	}
	r.fromMeta(&h, meta)
	h.kind = titleKind(hanzi.Key(h.title.Text))
	if h.kind == "" {
		h.kind = titleKind(hanzi.Key(h.noticeTitle.Text))
	}
	h.years, h.period = years(r.title.s), period(r.title.s)
	if len(h.years) == 0 {
		h.years = years(r.notice.s)
	}
	h.evidence = r.evidence(h)
	h.division = division(places(r.title.s), places(issuer), places(r.notice.s))
	return h
}

// issuer is who issued the plan: 红头, signature, title, 发布机构; the fullest form of it.
func (r *headReader) issuer() strand {
	named := fullest(append([]strand{r.red, issuerOf(r.notice.s), issuerOf(r.title.s)}, r.organs...)...)
	return fullest(named, r.fields["issuer"].tight())
}

// fromMeta fills in what only the format states; such a Quote has no place.
func (r *headReader) fromMeta(h *head, meta []ingest.Meta) {
	if h.title.IsZero() {
		if t, ok := newTitled(newStrand(metaValue(meta, "ArticleTitle", "title", "dc:title"), 0, 0, ingest.NoCell).tight(), 0, 0); ok {
			h.title = Quote{Text: hanzi.Display(string(t.s.raw()))}
		}
	}
	if h.published.IsZero() {
		v := newStrand(metaValue(meta, "PubDate", "publishdate", "firstpublishedtime"), 0, 0, ingest.NoCell)
		h.published = Quote{Text: v.tight().find(anyDate).quote().Text}
	}
}

// nodeAt is the node of a line, or the end of all nodes.
func (r *headReader) nodeAt(i int) int {
	if i < len(r.lines) {
		return r.lines[i].n
	}
	return len(r.nodes)
}

func first(ss ...strand) strand {
	for _, s := range ss {
		if s.len() > 0 {
			return s
		}
	}
	return strand{}
}

func firstOf(ss []strand) strand { return first(ss...) }
