package serve

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Uploads is where files are given, and what became of those given before.
type Uploads struct {
	Most int64 `json:"most" about:"一次至多多少字节 / bytes of one upload at most"`
	Jobs []Job `json:"loads"`
}

func uploads(r *request) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	if r.s.Load == nil {
		return nil, errForbidden
	}
	return Uploads{Most: r.s.Most, Jobs: r.s.jobs.list()}, nil
}

func job(r *request) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	j, ok := r.s.jobs.named(r.PathValue("load"))
	if !ok {
		return nil, notFound("load %q", r.PathValue("load"))
	}
	return j, nil
}

// PlaceHeader is the field of a part that says where the file of a handed-over load stood; only who has the warehouse's key may say so.
const PlaceHeader = "Taizhang-Place"

// mostFiles is how many files one upload may have.
const mostFiles = 20_000

// errFiles says that an upload has too many files.
var errFiles = errors.New("too many files")

// upload takes the files of a form and begins to load them. A part named file/ and a path stands
// for a file of a folder; any other file has its own name. What is said of all stands before them.
func upload(r *request, _ http.ResponseWriter) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	if r.s.Load == nil {
		return nil, errForbidden
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, wrong("want a form with files: %w", err)
	}
	id, folder, err := r.s.jobs.folder()
	if err != nil {
		return nil, err
	}
	j := &Job{ID: id, Who: r.user.Name, how: Loading{Folder: folder, Places: map[string]string{}}, action: "load"}
	if err := r.receive(parts, j); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if j.Files == 0 {
		return nil, errors.Join(wrong("no file"), os.RemoveAll(folder))
	}
	return r.s.jobs.start(j), nil
}

func (r *request) receive(parts *multipart.Reader, j *Job) error {
	trusted := r.trusted
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return err
		}
		if err != nil {
			return wrong("the form is not whole: %w", err)
		}
		if p.FileName() == "" {
			if err := r.said(p, j, &trusted); err != nil {
				return err
			}
			continue
		}
		if !trusted {
			return errForged
		}
		if j.Files++; j.Files > mostFiles {
			return fault{http.StatusRequestEntityTooLarge, errFiles}
		}
		name, n, err := keepPart(p, j.how.Folder)
		if err != nil {
			return err
		}
		if place, err := url.PathUnescape(p.Header.Get(PlaceHeader)); err == nil && place != "" && r.handed {
			j.how.Places[name] = place
		}
		j.Bytes += n
	}
}

// mostHanded is how long the list of files may be that a load went through.
const mostHanded = 64 << 20

// said reads a field that stands before the files.
func (r *request) said(p *multipart.Part, j *Job, trusted *bool) error {
	most := int64(4 << 10)
	if r.handed {
		most = mostHanded
	}
	b, err := io.ReadAll(io.LimitReader(p, most))
	if err != nil {
		return err
	}
	switch v := strings.TrimSpace(string(b)); p.FormName() {
	case "csrf":
		*trusted = *trusted || subtle.ConstantTimeCompare(b, []byte(r.s.token(r.session))) == 1
	case "division":
		j.how.Given.Division = v
	case "series":
		j.how.Given.Series = v
	case "url":
		j.how.Given.SourceURL = v
	case "handed":
		if !r.handed {
			return errForbidden
		}
		if err := json.Unmarshal(b, &j.how.Handed); err != nil {
			return wrong("handed: %w", err)
		}
	case "year":
		if v == "" {
			return nil
		}
		if j.how.Given.Year, err = strconv.Atoi(v); err != nil {
			return wrong("year %q is no year", v)
		}
	}
	return nil
}

// keepPart writes a file to its place below a folder, and to no other place.
func keepPart(p *multipart.Part, folder string) (name string, n int64, err error) {
	name, inFolder := strings.CutPrefix(p.FormName(), "file/")
	if !inFolder {
		name = p.FileName()
	}
	name = path.Clean(strings.ReplaceAll(name, "\\", "/"))
	local := filepath.FromSlash(name)
	if !filepath.IsLocal(local) || name == "." || strings.ContainsAny(name, "\x00") {
		return "", 0, wrong("%q is no name of a file in a folder", name)
	}
	to := filepath.Join(folder, local)
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", 0, wrong("%q: %w", name, err)
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", 0, wrong("%q stands in the upload twice, or is no name here", name)
	}
	n, err = io.Copy(f, p)
	return name, n, errors.Join(err, f.Close())
}

// replay tries a file again that was uploaded and could not be read.
func replay(r *request, _ http.ResponseWriter) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	again := r.value("again")
	if !r.s.jobs.kept(again) {
		return nil, notFound("no file %q is kept here", again)
	}
	id, folder, err := r.s.jobs.folder()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(os.Remove(folder), os.Rename(r.s.jobs.keptFolder(again), folder)); err != nil {
		return nil, err
	}
	return r.s.jobs.start(&Job{ID: id, Who: r.user.Name, Files: 1, how: Loading{Folder: folder}, action: "replay", again: again}), nil
}
