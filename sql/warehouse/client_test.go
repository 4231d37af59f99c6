package warehouse

import (
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// clientQuestions are asked by real clients; every answer has one column of text.
var clientQuestions = []string{
	"select plan_title || '|' || left(content, 40) from mart.task order by 1",
	"select 方案标题 || '|' || left(内容, 40) from mart_zh.任务 order by 1",
	"select 单位 || '|' || cast(任务数 as text) from mart_zh.单位任务量 order by 1",
	"select cast(due as text) || '|' || deadline from mart.due order by 1",
	"select 所属节日 || '|' || cast(日期 as text) from mart_zh.日期 where 年度 = 2021 and 是否调休 order by 1",
}

// ODBC and JDBC read mart and mart_zh on a server with the Chinese as it was loaded.
func TestRealClients(t *testing.T) {
	address, database := freshDatabase(t)
	w := open(t, address, Options{})
	loadRun(t, w, samples(t))
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	port := forward(t, filepath.Join(u.Query().Get("host"), ".s.PGSQL.5432"))
	for _, c := range []struct {
		name string
		ask  func(t *testing.T, port int, database string) [][]string
	}{{"odbc", askODBC}, {"jdbc", askJDBC}} {
		t.Run(c.name, func(t *testing.T) {
			got := c.ask(t, port, database)
			for i, q := range clientQuestions {
				var want []string
				for _, r := range ask(t, w, q) {
					want = append(want, strings.Join(strings.Fields(fmt.Sprint(r[0])), " "))
				}
				slices.Sort(want)
				if len(want) == 0 || !slices.Equal(got[i], want) {
					t.Errorf("%s: %d rows, want %d", q, len(got[i]), len(want))
					for j := range min(len(got[i]), len(want)) {
						if got[i][j] != want[j] {
							t.Fatalf("got  %q\nwant %q", got[i][j], want[j])
						}
					}
				}
			}
		})
	}
}

// forward lets clients that know no sockets of the file system reach one: it gives a port of this machine.
func forward(t *testing.T, socket string) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("unix", socket)
			if err != nil {
				in.Close()
				continue
			}
			go func() { io.Copy(out, in); out.Close() }()
			go func() { io.Copy(in, out); in.Close() }()
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}

func askODBC(t *testing.T, port int, database string) (out [][]string) {
	if _, err := exec.LookPath("isql"); err != nil {
		t.Skip("no ODBC client: apt-get install unixodbc odbc-postgresql")
	}
	if drivers, err := exec.Command("odbcinst", "-q", "-d").CombinedOutput(); err != nil || !strings.Contains(string(drivers), "[PostgreSQL Unicode]") {
		t.Skip("no ODBC driver: apt-get install odbc-postgresql")
	}
	for _, q := range clientQuestions {
		cmd := exec.Command("isql", "-k", fmt.Sprintf("Driver=PostgreSQL Unicode;Servername=127.0.0.1;Port=%d;Database=%s;UID=owner;SSLmode=disable", port, database), "-b", "-d\x01")
		cmd.Stdin = strings.NewReader(q + "\n")
		out = append(out, lines(clientAnswer(t, cmd)))
	}
	return out
}

// jdbcScript prints the answers, of one column each, with a line between them.
const jdbcScript = `
import java.sql.*;
Class.forName("org.postgresql.Driver");
c = DriverManager.getConnection(bsh.args[0], "owner", "");
out = new java.io.PrintStream(System.out, true, "UTF-8");
for (i = 1; i < bsh.args.length; i++) {
  r = c.createStatement().executeQuery(bsh.args[i]);
  while (r.next()) { out.println(r.getString(1).replaceAll("\\s+", " ")); }
  out.println("----");
}
c.close();
`

func askJDBC(t *testing.T, port int, database string) (out [][]string) {
	jars := []string{"/usr/share/java/bsh.jar", "/usr/share/java/postgresql.jar"}
	for _, jar := range jars {
		if _, err := os.Stat(jar); err != nil {
			t.Skip("no JDBC client: apt-get install default-jre-headless bsh libpostgresql-jdbc-java")
		}
	}
	script := filepath.Join(t.TempDir(), "ask.bsh")
	if err := os.WriteFile(script, []byte(jdbcScript), 0o644); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-cp", strings.Join(jars, ":"), "bsh.Interpreter", script, fmt.Sprintf("jdbc:postgresql://127.0.0.1:%d/%s", port, database)}, clientQuestions...)
	for part := range strings.SplitSeq(strings.TrimSpace(clientAnswer(t, exec.Command("java", args...))), "----") {
		out = append(out, lines(part))
	}
	return out
}

func clientAnswer(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	answer, err := cmd.Output()
	if err != nil {
		t.Fatal(err, string(answer))
	}
	return string(answer)
}

// lines are the lines of an answer, sorted, white space as one blank.
func lines(answer string) (out []string) {
	for line := range strings.Lines(strings.TrimSpace(answer)) {
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	slices.Sort(out)
	return out
}
