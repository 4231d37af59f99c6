package depot

import "testing"

func TestOpen(t *testing.T) {
	t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:7070")
	for _, c := range []struct{ address, want, bucket, prefix string }{
		{"s3://plans", "s3://plans", "plans", ""},
		{"s3://plans/", "s3://plans", "plans", ""},
		{"s3://plans/安徽/六安/", "s3://plans/安徽/六安", "plans", "安徽/六安/"},
	} {
		d, err := Open(c.address)
		if err != nil || d.Address != c.want || d.bucket != c.bucket || d.prefix != c.prefix {
			t.Errorf("%s: %+v %v", c.address, d, err)
		}
	}
	for _, address := range []string{"", "s3://", "s3:///x", "plans", "/srv/plans"} {
		if d, err := Open(address); err == nil {
			t.Errorf("%s: %+v, want an error", address, d)
		}
	}
	t.Setenv("AWS_ENDPOINT_URL", "127.0.0.1:7070")
	if d, err := Open("s3://plans"); err == nil {
		t.Errorf("an endpoint without scheme: %+v, want an error", d)
	}
}
