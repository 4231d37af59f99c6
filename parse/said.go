package parse

// What a person says of a task is read by the rules that read a cell; its places are of no document.

// SaidDuties reads organs as a cell names them: 牵头单位：区司法局；配合单位：区教育局; def is the role of who stands under none.
func SaidDuties(words string, def Role) []Duty {
	return readDuties(newStrand(words, 0, 0, 0), def).duties
}

// SaidDeadlines reads deadlines as a cell states them: 2021年6月底前.
func SaidDeadlines(words string) []Deadline { return cellDeadlines(newStrand(words, 0, 0, 0)) }

// SaidMeasures reads the figures of words: 不低于10%.
func SaidMeasures(words string) []Measure { return measures(newStrand(words, 0, 0, 0)) }

// SaidProgress reads a status: 已完成80%.
func SaidProgress(words string) Progress { return readProgress(newStrand(words, 0, 0, 0)) }
