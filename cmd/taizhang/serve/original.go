package serve

import (
	"errors"
	"path"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// original gives a document of a plan as it was loaded, as a file to keep: no browser shows what strangers wrote.
func original(r *request) (name, kind string, b []byte, err error) {
	id, err := r.id("plan")
	if err != nil {
		return "", "", nil, err
	}
	head, err := planHead(r, id)
	if err != nil {
		return "", "", nil, err
	}
	documents, err := ask[Document](r, "documents", int64(head.Bundle))
	if err != nil {
		return "", "", nil, err
	}
	for _, d := range documents {
		if r.PathValue("sha256") != d.SHA256 {
			continue
		}
		b, err = r.s.Warehouse.Original(r.Context(), d.SHA256)
		if errors.Is(err, warehouse.ErrNoOriginal) {
			err = notFound("%s: %w", d.Name, err)
		}
		return path.Base(d.Name), "application/octet-stream", b, err
	}
	return "", "", nil, notFound("plan %d has no such document", id)
}
