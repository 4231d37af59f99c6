package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// titleKind tells the kind of plan by the words of its title, unknown when none
// says: 2019年度政务公开目标任务责任清单 is a ResponsibilityList.
func titleKind(title string) Kind { return Kind(lexicon.KindOf(title)) }
