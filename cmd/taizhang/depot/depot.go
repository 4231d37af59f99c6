// Package depot is where files stand that many machines read: a bucket of an
// S3-compatible store. A shared folder needs no depot.
package depot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// scheme begins the address of a depot: s3://plans/安徽.
const scheme = "s3://"

// Is tells the address of a depot from a path.
func Is(address string) bool { return strings.HasPrefix(address, scheme) }

// Depot is the part of a bucket below a prefix.
type Depot struct {
	Address string // s3://plans/安徽
	client  *minio.Client
	bucket  string
	prefix  string // 安徽/, or ""
}

// Object is one file of a depot.
type Object struct {
	Name string // below the prefix, with slashes: 六安/方案.docx
	Size int64  // bytes
	ETag string // changes with the bytes
}

// amazon is where buckets stand when no other endpoint is named.
const amazon = "https://s3.amazonaws.com"

// Open understands s3://bucket/prefix. The usual variables say where and who:
// AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL (https://s3.example.cn:9000), AWS_REGION, AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, or the file ~/.aws/credentials. It does not connect.
func Open(address string) (*Depot, error) {
	rest, ok := strings.CutPrefix(address, scheme)
	bucket, prefix, _ := strings.Cut(rest, "/")
	if !ok || bucket == "" {
		return nil, fmt.Errorf("%s: want s3://bucket/prefix", address)
	}
	if prefix = strings.Trim(prefix, "/"); prefix != "" {
		prefix += "/"
	}
	endpoint, err := url.Parse(first(os.Getenv("AWS_ENDPOINT_URL_S3"), os.Getenv("AWS_ENDPOINT_URL"), amazon))
	if err != nil || endpoint.Host == "" || strings.Trim(endpoint.Path, "/") != "" {
		return nil, errors.New("AWS_ENDPOINT_URL: want https://host:port")
	}
	client, err := minio.New(endpoint.Host, &minio.Options{
		Creds: credentials.NewChainCredentials([]credentials.Provider{&credentials.EnvAWS{},
			&credentials.FileAWSCredentials{}, &credentials.IAM{}}),
		Secure: endpoint.Scheme == "https",
		Region: first(os.Getenv("AWS_REGION"), os.Getenv("AWS_DEFAULT_REGION")),
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return &Depot{strings.TrimSuffix(scheme+bucket+"/"+prefix, "/"), client, bucket, prefix}, nil
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// List gives the objects below the prefix in the order of their names; what ends in a slash is a folder and left out.
func (d *Depot) List(ctx context.Context) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for o := range d.client.ListObjects(ctx, d.bucket, minio.ListObjectsOptions{Prefix: d.prefix, Recursive: true}) {
			if o.Err != nil {
				yield(Object{}, fmt.Errorf("%s: %w", d.Address, o.Err))
				return
			}
			if strings.HasSuffix(o.Key, "/") {
				continue
			}
			if !yield(Object{strings.TrimPrefix(o.Key, d.prefix), o.Size, o.ETag}, nil) {
				return
			}
		}
	}
}

// Fetch writes an object into a file, whose folders it makes. An object of more than most bytes
// becomes an empty file of its size, which nobody will read. An object that is not there is fs.ErrNotExist.
func (d *Depot) Fetch(ctx context.Context, name, to string, most int64) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%s/%s: a name that leads out of its folder", d.Address, name)
	}
	o, err := d.client.GetObject(ctx, d.bucket, d.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return d.failed(name, err)
	}
	defer o.Close()
	info, err := o.Stat()
	if err != nil {
		return d.failed(name, err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if info.Size > most {
		err = f.Truncate(info.Size)
	} else if _, err = io.Copy(f, o); err != nil {
		err = d.failed(name, err)
	}
	return errors.Join(err, f.Close())
}

func (d *Depot) failed(name string, err error) error {
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		err = fs.ErrNotExist
	}
	return fmt.Errorf("%s/%s: %w", d.Address, name, err)
}
