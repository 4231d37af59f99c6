package parse

import "github.com/taizhang/taizhang/ingest"

// head is what a Bundle says of its plan as a whole, and where the plan itself
// stands: 索引号, 发文机关, 印发…的通知 and the plan's own title are above nodes[body].
type head struct {
	title, noticeTitle  Quote
	issuer, division    Quote
	number, indexNumber Quote
	signed, published   Quote
	years               []Quote
	period              Quote
	kind                Kind
	body, end           int // the plan's own nodes: [body,end)
}

// letterhead reads what stands above and below the plan, claims those nodes and
// says where the plan itself begins and ends.
func letterhead(nodes []node, meta []ingest.Meta) head {
	return head{end: len(nodes)}
}
