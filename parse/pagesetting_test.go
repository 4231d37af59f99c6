package parse

import "testing"

// TestPageSetting holds what a page's setting leaves in a text: contents, cut brackets.
func TestPageSetting(t *testing.T) {
	at := func(s string) strand { return newStrand(s, 0, 0, 0) }
	for s, want := range map[string]bool{
		"（一）落实属地责任（县农业农村局牵头）…………………2":       true,
		"三、实施步骤........................ 10": true,
		"附件：1．成员名单……13":                     true,
		"包括水、电、气……":                         false,
		"完成率达到98.2":                         false,
		"一、总体要求 1":                          false,
		"12":                                false,
		"":                                  false,
	} {
		if got := listsPage(at(s)); got != want {
			t.Errorf("listsPage(%s) = %v", s, got)
		}
	}
	for s, want := range map[string]bool{
		"评选示范岗12个。（责任处室：办公室；协助": true,
		"评选示范岗12个。（责任处室：办公室）":   false,
		"1）评选示范岗12个。":           false,
	} {
		if got := opensBracket(at(s)); got != want {
			t.Errorf("opensBracket(%s) = %v", s, got)
		}
	}
}
