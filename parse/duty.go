package parse

// reading is what an organ cell or a bracket says: 牵头单位:区司法局;责任单位:区直有关部门,6月底完成.
type reading struct {
	duties    []Duty
	deadlines []strand // time phrases among the organs: 6月底完成
	rest      []strand // words that are neither
	share     float64  // of the characters, separators aside, that are organs and words of role
}

// readDuties reads an organ cell, the inside of a bracket, or what follows 责任单位:.
func readDuties(s strand, def Role) reading { return reading{} }

// inlineDuties finds organs named in running text: 由区政府办公室会同区大数据中心牵头负责.
func inlineDuties(content strand) []Duty { return nil }

// orgShare is the share of characters, separators aside, that are organs: 1 of 区司法局, hardly any of a sentence.
func orgShare(s strand) float64 { return readDuties(s, Responsible).share }

// closingDuty cuts a duty statement off the end of a paragraph: …定期公开。(责任单位:区财政局).
func closingDuty(s strand) (body, duty strand, def Role, ok bool) { return s, strand{}, "", false }

// span is elements [from,to) of a strand.
type span struct{ from, to int }

// dutyBrackets finds every bracket of a paragraph that states duties, outermost and with the brackets.
func dutyBrackets(s strand) []span { return nil }
