"""A newsroom of its own to measure: a temporary folder, a database, gunicorn on a free port. Nothing is left behind."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from glob import glob
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PASSWORD = "a long and quiet password"
# What a client meets whose server is gone.
NO_ANSWER = (OSError, http.client.HTTPException)


class Newsroom:
    """`with Newsroom("sqlite") as newsroom:` has Django set up on a fresh database; `start` serves it."""

    def __init__(self, database: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-bench-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.postgres = Postgres(self.folder / "postgres") if database == "postgres" else None
        self.server: subprocess.Popen | None = None

    def __enter__(self) -> "Newsroom":
        # Who is asked to end clears up first.
        signal.signal(signal.SIGTERM, lambda *_asked: sys.exit("ended"))
        try:
            return self._set_up()
        except BaseException:
            self.__exit__()
            raise

    def _set_up(self) -> "Newsroom":
        for name in ("data", "data/static", "data/media"):
            (self.folder / name).mkdir()
        os.environ |= {
            "DATA_DIR": str(self.folder / "data"),
            "SECRET_KEY": "only-for-the-bench",
            "SITE_ROOT": f"http://127.0.0.1:{self.port}",
            "DATABASE_URL": self.postgres.start() if self.postgres else "",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return self

    def __exit__(self, *_trouble) -> None:
        self.stop()
        if self.postgres:
            self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, workers: int = 2) -> None:
        """Serve, and return when the site answers."""
        # A group of its own, so that a kill takes the workers along.
        self.server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--bind", f"127.0.0.1:{self.port}", "--worker-class",
             "gthread", "--workers", str(workers), "--threads", "4", "--no-control-socket", "--log-level", "error"],
            cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip
        for _attempt in range(600):
            try:
                if self.connect().get("/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """Kill the server and its workers in the middle of whatever they do."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the server to end."""
        self._end(signal.SIGTERM)

    def connect(self) -> "Client":
        return Client(self.port)

    def _end(self, sign: signal.Signals) -> None:
        if self.server and self.server.poll() is None:
            os.killpg(self.server.pid, sign)
            self.server.wait(30)
        self.server = None


class Postgres:
    """A PostgreSQL cluster in a folder, reached by a socket there. It refuses to run as root, so root hands it over."""

    def __init__(self, folder: Path) -> None:
        found = sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True)
        on_path = shutil.which("initdb")
        if not found and not on_path:
            raise SystemExit("PostgreSQL is not installed.")
        self.programs = Path(found[0] if found else Path(on_path).parent)
        self.folder = folder

    def start(self) -> str:
        """Make and start the cluster; return its address for DATABASE_URL."""
        self.folder.mkdir()
        self.folder.parent.chmod(0o755)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run(
            "initdb", "-D", f"{self.folder}/data", "-U", "newsroom", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")
        self._run("createdb", "-h", str(self.folder), "-U", "newsroom", "newsroom")
        return f"postgres://newsroom@/newsroom?host={self.folder}"

    def stop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "fast", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


class Client:
    """A browser's worth of HTTP: one connection, cookies, forms."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict) -> tuple[int, str]:
        """Send a form; the answer's status and text. A redirect is not followed."""
        return self._ask("POST", path, urlencode(fields | {"csrfmiddlewaretoken": self.token}))

    def sign_in(self, username: str) -> None:
        self.read_token("/admin/login/")
        status, _page = self.post("/admin/login/", {"username": username, "password": PASSWORD, "next": "/admin/"})
        if status != 302:
            raise RuntimeError(f"{username} was not let in: {status}")
        self.read_token("/admin/")

    def read_token(self, path: str) -> str:
        """Take the token that forms of this page are sent with; return the page."""
        page = self.get(path)[1]
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page):
            self.token = found[1]
        return page

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, text


def form_of(headline: str, lede: str, body: str, *, base: int, key: str) -> dict:
    """A story's form as a browser sends it."""
    return {
        "headline": headline, "lede": lede, "body": body, "base": base, "key": key, "genre": "news", "language": "nb",
        "credits-TOTAL_FORMS": 0, "credits-INITIAL_FORMS": 0, "related-TOTAL_FORMS": 0, "related-INITIAL_FORMS": 0,
        "_save": "",
    }  # fmt: skip
