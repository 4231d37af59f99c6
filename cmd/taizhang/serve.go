package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/serve"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutServe = `在浏览器里看、查、比、改一个数仓，离线可用，资源都在程序里：

  taizhang serve --db demo.db.d        然后打开 http://127.0.0.1:8080

运行期间它是文件夹数仓的写入者：上传的文件和同一文件夹上的 taizhang load 都由它装载。
默认只答复本机；监听其他地址须给 --token（一个口令，管理员），或 --users 列出各人
（name,role,divisions,token 一行一人；角色 reader、reviewer、admin；区划以空格分隔，空为全部），
或 --user-header 由前置代理说明来者是谁（仍须 --users 给出角色）。

Shows a warehouse in a browser, offline, from this one program. While it runs it is the writer of a
folder warehouse: uploads, and taizhang load on the same folder, go through it. It answers this machine
only; another --addr needs --token, --users or --user-header with --users. --token is best given as
TAIZHANG_TOKEN. The JSON the pages stand on is described at /api/v1/openapi.json.`

// serving are the flags of serve.
type serving struct {
	addr, token, users, header string
	uploadBytes                int64
}

func newServe(a *app) *cobra.Command {
	var f serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "打开工作台：在浏览器里看、查、比、改 / the workbench in a browser",
		Long:  aboutServe,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), f) },
	}
	cmd.Flags().StringVar(&f.addr, "addr", "127.0.0.1:8080", "监听地址 / address to listen at")
	cmd.Flags().StringVar(&f.token, "token", "", "管理员口令，16 个字符以上 / token of an administrator")
	cmd.Flags().StringVar(&f.users, "users", "", "用户表 / table of users: name,role,divisions,token")
	cmd.Flags().StringVar(&f.header, "user-header", "", "代理用来说明来者的请求头，如 X-Forwarded-User / header in which a proxy names the user")
	cmd.Flags().Int64Var(&f.uploadBytes, "upload-bytes", serve.DefaultMost, "一次上传至多多少字节 / bytes of one upload at most")
	return cmd
}

func (a *app) serve(ctx context.Context, f serving) error {
	users, err := f.known()
	if err != nil {
		return coded{exitUsage, err}
	}
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return coded{exitUsage, err}
	}
	defer l.Close()
	if err := f.guarded(l.Addr(), users); err != nil {
		return coded{exitUsage, err}
	}
	w, key, drop, err := a.held(ctx, l.Addr().String())
	if err != nil {
		return err
	}
	defer drop()
	uploads, remove, err := a.uploads()
	if err != nil {
		return err
	}
	defer remove()
	fleet, leave, err := a.fleetShown(ctx)
	if err != nil {
		return err
	}
	defer leave()
	s := serve.New(serve.Options{Warehouse: w, Fleet: fleet, Load: a.loader(w), Uploads: uploads, Users: users, Key: key, Loopback: users == nil,
		Most: f.uploadBytes, Version: versionText(), Log: log.New(a.log, "taizhang: serve: ", 0)})
	a.logf("工作台 / workbench: http://%s  (%s)", l.Addr(), a.db)
	return s.Run(ctx, l)
}

// known are those who may use the workbench; nil for everybody on this machine.
func (f serving) known() (*serve.Users, error) {
	switch {
	case f.users != "":
		r, err := os.Open(f.users)
		if err != nil {
			return nil, unwrapPath(f.users, err)
		}
		defer r.Close()
		users, err := serve.ReadUsers(r, f.header)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.users, err)
		}
		return users, nil
	case f.header != "":
		return nil, errors.New("--user-header: want --users, which says who may do what")
	case f.token != "" && len(f.token) < 16:
		return nil, errors.New("--token: want 16 characters at least")
	case f.token != "":
		return serve.OneToken(f.token), nil
	}
	return nil, nil
}

// guarded refuses an address that others reach where nothing says who they are.
func (f serving) guarded(at net.Addr, users *serve.Users) error {
	tcp, ok := at.(*net.TCPAddr)
	if users == nil && (!ok || !tcp.IP.IsLoopback()) {
		return fmt.Errorf("--addr %s: others reach it: want --token or --users", f.addr)
	}
	return nil
}

// held opens the warehouse and takes the writer's place of a folder, at once or when the load that has
// it ends; whoever can read its files may hand over loads with the key. drop gives all back.
func (a *app) held(ctx context.Context, address string) (w *warehouse.Warehouse, key string, drop func(), err error) {
	if w, err = a.openWarehouse(ctx, a.db, address); err != nil {
		return nil, "", nil, err
	}
	b := make([]byte, 32)
	rand.Read(b)
	key = hex.EncodeToString(b)
	err = w.Hold(ctx, key)
	if errors.Is(err, warehouse.ErrLocked) && loads(w) {
		a.logf("正在装载，先只看；装载完成后接管写入 / a load is writing: pages only show until it ends (%v)", err)
		return w, key, a.holdLater(ctx, w, key), nil
	}
	if err != nil {
		return nil, "", nil, databaseError(errors.Join(err, w.Close()))
	}
	return w, key, func() { w.Close() }, nil
}

// loads reports that a load writes the folder, and not another workbench, which would never end.
func loads(w *warehouse.Warehouse) bool {
	l, err := w.Lease()
	return err == nil && (l == nil || l.Address == "")
}

// holdLater takes the writer's place when the load that has it ends.
func (a *app) holdLater(ctx context.Context, w *warehouse.Warehouse, key string) (drop func()) {
	waiting, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for waiting.Err() == nil {
			err := w.Hold(waiting, key)
			if err == nil {
				a.logf("装载已完成，写入由工作台接管 / the load has ended: the workbench writes now")
				return
			}
			if !errors.Is(err, warehouse.ErrLocked) && waiting.Err() == nil {
				a.logf("serve: %v", err)
			}
			select {
			case <-waiting.Done():
			case <-time.After(500 * time.Millisecond):
			}
		}
	}()
	return func() {
		stop()
		<-done
		w.Close()
	}
}

// uploads is where files stand while they are loaded: beside a folder's generations, else in a place of their own.
func (a *app) uploads() (folder string, drop func(), err error) {
	if !warehouse.IsServer(a.db) {
		folder := filepath.Join(a.db, "uploads")
		return folder, func() {}, os.MkdirAll(folder, 0o700)
	}
	folder, err = os.MkdirTemp("", "taizhang-uploads-")
	return folder, func() { os.RemoveAll(folder) }, err
}

// loader loads what was uploaded as load does, and tells the page instead of the terminal.
func (a *app) loader(w *warehouse.Warehouse) serve.Loader {
	return func(ctx context.Context, said serve.Loading, told func(done, of int), problem func(string)) (serve.Loaded, error) {
		b := *a
		b.told = func(files int) progress {
			told(0, files)
			return &retold{of: files, told: told, problem: problem}
		}
		how := loading{link: &warehouse.EverywhereLinked, retire: said.Retire, walk: said.Walk}
		var err error
		if said.Link != "" {
			if how.link, err = linkingOf(said.Link); err != nil {
				return serve.Loaded{}, err
			}
		}
		files, err := b.uploaded(said)
		if err != nil {
			return serve.Loaded{}, err
		}
		read, closeReader := b.reader()
		defer closeReader()
		counts, done, err := b.loadAll(ctx, w, read, files, how)
		if err != nil {
			return serve.Loaded{}, err
		}
		return serve.Loaded{Counts: counts, Gone: done.gone, Retired: done.retired}, nil
	}
}

// uploaded finds the files of an upload; those of a load that was handed over stand where it found
// them, others come from who uploaded them, then.
func (a *app) uploaded(said serve.Loading) ([]file, error) {
	files, err := gather([]string{said.Folder})
	if err != nil {
		return nil, err
	}
	for i := range files {
		place, known := said.Places[files[i].name]
		if !known {
			place = said.Origin + "/" + files[i].name
		}
		files[i].real = place
	}
	files = a.unpack(files)
	return files, describe(files, said.Given)
}

// retold is the progress of a load that somebody else tells of.
type retold struct {
	n, of   int
	told    func(done, of int)
	problem func(string)
}

func (r *retold) add(files int) {
	r.n += files
	r.told(r.n, r.of)
}

func (r *retold) logf(format string, args ...any) { r.problem(fmt.Sprintf(format, args...)) }

func (r *retold) end() {}
