package ingest

// Provenance says how words came into a Document where they were not text of the file.
type Provenance string

// The ways.
const (
	FromFile    Provenance = ""      // they are text of the file
	FromPicture Provenance = "ocr"   // read from a picture
	FromHand    Provenance = "typed" // typed in by the operator
)

// Provenance is that of the words at p, and of words from a picture the least
// confidence with which any of their paragraphs or cells was read.
func (b *Bundle) Provenance(p Pos) (from Provenance, sure float64) {
	for _, s := range p {
		block := &b.Documents[s.Doc].Blocks[s.Block]
		c := block.Confidence
		if s.Cell != NoCell {
			c = block.Table.Cells[s.Cell].Confidence
		}
		switch {
		case block.Typed:
			return FromHand, 0
		case c > 0 && (sure == 0 || c < sure):
			from, sure = FromPicture, c
		}
	}
	return from, sure
}
