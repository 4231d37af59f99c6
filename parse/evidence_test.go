package parse

import "testing"

func TestEvidence(t *testing.T) {
	for _, e := range []Evidence{0, Weak, Weak | Labelled, Inferred | Behind, Outside} {
		text, _ := e.MarshalText()
		var back Evidence
		if err := back.UnmarshalText(text); err != nil || back != e {
			t.Errorf("%q: %v, %v", text, back, err)
		}
	}
	if new(Evidence).UnmarshalText([]byte("sure")) == nil {
		t.Error("sure is no hint")
	}
	for l := range Layout(len(layoutNames)) {
		text, _ := l.MarshalText()
		var back Layout
		if err := back.UnmarshalText(text); err != nil || back != l {
			t.Errorf("%q: %v, %v", text, back, err)
		}
	}
}
