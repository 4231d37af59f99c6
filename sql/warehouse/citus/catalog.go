package citus

// Place is where a relation's rows stand.
type Place int

const (
	Local       Place = iota // on the coordinator
	Reference                // on every node
	Distributed              // by a column, over all nodes
)

// Relation is a table or a view.
type Relation struct {
	Name  string // core.task
	Place Place
	Key   int    // number of the column by which it is distributed
	Group string // relations of one group have equal keys on equal nodes
	View  *Node  // the query of a view
}

// Catalog is what the server says of oids.
type Catalog struct {
	Relations map[string]*Relation // by oid
	Equals    map[string]bool      // operators = by oid
}

// How a statement is run.
type How int

const (
	OnCoordinator How = iota // no distributed table in it
	Routed                   // on the one node that has the rows
	Pushed                   // on every shard at once, the answers put together
	Pulled                   // some parts first, their answers sent to all nodes
	Moved                    // rows are sent to other nodes for a join (repartition join)
	Sent                     // the coordinator's rows are sent to the shards they belong to, or to every node
	Refused
)

var hows = [...]string{"coordinator", "routed", "pushed", "pulled", "moved", "sent", "refused"}

func (h How) String() string { return hows[h] }

// Verdict says how a statement is run.
type Verdict struct {
	How    How
	Pulled []string // parts that are run first, by what keeps them from the shards
	Why    string   // a Refused statement's reason
}

// String is the verdict on one line: "pulled: group by without the key (task)".
func (v Verdict) String() string {
	s := v.How.String()
	for i, p := range v.Pulled {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		s += sep + p
	}
	if v.Why != "" {
		s += ": " + v.Why
	}
	return s
}
