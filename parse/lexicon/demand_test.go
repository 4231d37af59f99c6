package lexicon

import "testing"

// TestDemands states which headings only ask for care, and which name work to be done.
func TestDemands(t *testing.T) {
	for heading, want := range map[string]Section{
		"加强组织领导": Demand, "切实加强督导检查": Demand, "高度重视,压实责任": Demand, "压实责任,推动工作落实": Demand,
		"加强督导,健全推进机制": Demand, "强化组织领导和责任落实": Demand, "严格督查问效。": Demand, "明确责任、细化措施,确保取得实效": Demand,
		"加强监督检查": NoSection, "加强危险化学品监管": NoSection, "健全养老服务机制": NoSection, "压实企业主体责任": NoSection,
		"推动工作落实": NoSection, "加强领导干部培训": NoSection, "高度重视防汛工作": NoSection, "": NoSection,
	} {
		if got := SectionOf(heading); got != want {
			t.Errorf("SectionOf(%q) = %q, want %q", heading, got, want)
		}
	}
}
