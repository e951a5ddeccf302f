"""A real Chromium without a window, spoken to over pipes by the DevTools protocol."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
from pathlib import Path
from typing import Any, NamedTuple

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--no-first-run",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)
_HIGH = 10  # pipes are moved out of the way of 3 and 4, which the browser reads and writes
_PATIENCE = 60  # seconds without an answer, so that a browser that hangs ends its test


class Look(NamedTuple):
    """How wide a window is and how wide its page became."""

    window: int
    page: int


class Chromium:
    """One browser with one tab; `complaints` gathers everything that it says against a page."""

    def __init__(self, folder: Path) -> None:
        assert BROWSER is not None
        (told, self._tell), (self._hear, said) = _high_pipe(), _high_pipe()
        moves = [(os.POSIX_SPAWN_DUP2, told, 3), (os.POSIX_SPAWN_DUP2, said, 4)]
        log = os.open(folder / "chromium.log", os.O_CREAT | os.O_WRONLY)
        moves += [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
        words = [BROWSER, *_OPTIONS, f"--user-data-dir={folder / 'profile'}"]
        self._process = os.posix_spawn(BROWSER, words, os.environ, file_actions=moves)
        for end in (told, said, log):
            os.close(end)
        self._number, self._heard = 0, b""
        self._loaded = False
        self.complaints: list[str] = []
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime", "Network", "Audits"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return what the browser answers to a command of the protocol."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._tell, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, file: Path) -> None:
        """Show a file, and wait until it is loaded."""
        self.complaints.clear()
        self._loaded = False
        self.call("Page.navigate", url=file.as_uri())
        while not self._loaded:
            self._next()

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def resize(self, width: int, height: int = 800) -> Look:
        """Show the page in a window of this width."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        return Look(width, self.evaluate("document.documentElement.scrollWidth"))

    def printed(self) -> bytes:
        """Return the page as it is printed, on the paper that it asks for."""
        pdf = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(pdf["data"])

    def pictured(self) -> bytes:
        """Return the whole page as PNG."""
        png = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(png["data"])

    def close(self) -> None:
        """End the browser."""
        os.close(self._tell)
        os.close(self._hear)
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            assert select.select([self._hear], [], [], _PATIENCE)[0], "Chromium says nothing any more"
            piece = os.read(self._hear, 1 << 20)
            assert piece, "Chromium has ended"
            self._heard += piece
        line, _, self._heard = self._heard.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        method, said = message.get("method", ""), message.get("params", {})
        self._loaded = self._loaded or method == "Page.loadEventFired"
        if method in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Audits.issueAdded"):
            self.complaints.append(json.dumps(said, ensure_ascii=False))
        if method == "Network.requestWillBeSent" and not said["request"]["url"].startswith("file:"):
            self.complaints.append(said["request"]["url"])
        return message


def _high_pipe() -> tuple[int, int]:
    """Return a pipe for reading and writing, both ends with high numbers and closed in the browser."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _HIGH) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]
