package serve

import (
	"net/url"
	"strings"
	"testing"
)

// The page of an organ says whose it is: there is a 财政局 in every place; one whose place nobody knows too.
func TestOrganPlace(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		for division, name := range map[string]string{"360102": "江西省南昌市东湖区", "ZZZZZZ": "未知"} {
			organ := first(t, d, "/api/v1/organs?division="+division, `"org_name":"`)
			if body := d.get("/organs/" + division + "/" + url.PathEscape(organ)); !strings.Contains(body, `<p class="lead">`+name+`</p>`) || !strings.Contains(body, "<title>"+name+" "+organ) {
				t.Errorf("%s of %s: the page does not say %s", organ, division, name)
			}
		}
	})
}
