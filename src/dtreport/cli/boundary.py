"""Where the program begins and ends: the streams, the one place that shows errors, the exit code."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from contextlib import suppress
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from dtreport.cli.framework_messages import in_vietnamese
from dtreport.errors import FAILED, DtreportError, InvalidFileError, InvalidValuesError

INTERRUPTED = 130
NOT_SAID = 74
"""What was to be printed could not be (EX_IOERR)."""


def main() -> NoReturn:
    """Run the command line of this process and leave it."""
    gc.set_threshold(100_000, 50, 50)  # a short run makes much and throws little away
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look for some in every installed package
    outlet, buffer = sys.stdout, BytesIO()
    if hasattr(outlet, "buffer") and not outlet.isatty():
        sys.stdout = TextIOWrapper(buffer, outlet.encoding, write_through=True)
    plain = os.name == "nt" and _plain_letters()
    for stream in (sys.stdout, sys.stderr):
        _let_every_letter_through(stream)
    code = _run()
    if plain:
        _say("Cửa sổ lệnh này chỉ hiện được chữ không dấu; trong tệp vẫn đủ dấu. Cách đổi phông: dtreport doctor")
    code = _finish(code, outlet, buffer)
    gc.freeze()  # Python would look through everything once more before it leaves
    sys.exit(code)


def _plain_letters() -> bool:
    """Show plain letters on a console of Windows whose font has no others; whether that is so."""
    if not any(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        return False
    from dtreport.cli.plain_screen import put_plain_letters_on_screens

    return put_plain_letters_on_screens()


def _let_every_letter_through(stream: object) -> None:
    """Let a letter that a code page lacks lose its marks, not stop the program; cp1258 has no "ễ"."""
    if not hasattr(stream, "reconfigure"):
        return
    wrapper: TextIOWrapper = stream  # type: ignore[assignment]  # the streams of a process
    if os.name == "nt" and not wrapper.isatty():
        wrapper.reconfigure(encoding="utf-8")
    nearest = f"dtreport-{wrapper.encoding}"
    codecs.register_error(nearest, partial(_nearest, wrapper.encoding))
    wrapper.reconfigure(errors=nearest)


def _nearest(encoding: str, failure: UnicodeError) -> tuple[str, int]:
    """What an encoding can write for letters that it lacks, in the way of Python's error handlers."""
    assert isinstance(failure, UnicodeEncodeError)  # noqa: S101, these streams are only written to
    from dtreport.formats.encoding import encodable

    return encodable(encoding, failure.object[failure.start : failure.end]), failure.end


def _run() -> int:
    try:
        from dtreport.cli.app import build  # an error in it is to be shown as well
        from dtreport.cli.completion import ASKED, heed_shell

        if ASKED in os.environ:
            heed_shell(os.environ)
        outcome = build().main(prog_name="dtreport", standalone_mode=False, windows_expand_args=False)
    except SystemExit as completion:  # completion leaves so
        return completion.code if isinstance(completion.code, int) else 0
    except KeyboardInterrupt:  # before the framework looks out for it
        return _stopped()
    except Exception as failure:  # noqa: BLE001, the one boundary: no traceback reaches a user
        return _explain(failure)
    if outcome == INTERRUPTED:
        _stopped()
    return outcome if isinstance(outcome, int) else 0


def _explain(failure: Exception) -> int:
    """Say what went wrong, and give the exit code."""
    match failure:
        case typer.Abort():
            return _stopped()
        case typer.TyperException():
            _say(in_vietnamese(failure.format_message()))
            return failure.exit_code
        case DtreportError():
            _show(failure)
            return failure.exit_code
        case OSError():
            from dtreport.store import reason_of

            # The name of the file may be that of a person.
            return _unexpected(f"Máy báo lỗi khi đọc hoặc ghi ({reason_of(failure, Path())[0]}).")
        case _:
            return _unexpected(f"Có lỗi ngoài dự kiến ({type(failure).__name__}).")


def _stopped() -> int:
    _say("\nĐã dừng.")
    return INTERRUPTED


def _show(failure: DtreportError) -> None:
    _say(failure.sentence)
    if isinstance(failure, InvalidFileError | InvalidValuesError):
        for problem in failure.problems:
            _say(f"  {problem}")
    if failure.hint:
        _say(failure.hint)
    _debug()


def _unexpected(sentence: str) -> int:
    _say(sentence)
    _say("Xem chi tiết để báo người phụ trách: đặt DTREPORT_DEBUG=1 rồi chạy lại lệnh.")
    _debug()
    return FAILED


def _debug() -> None:
    if os.environ.get("DTREPORT_DEBUG") == "1":
        import traceback

        traceback.print_exc()


def _say(sentence: str) -> None:
    from dtreport.vietnamese.text import visible

    if sys.stderr is not None:
        with suppress(OSError):  # there is nobody left to tell
            print(visible(sentence), file=sys.stderr)


def _finish(code: int, outlet: TextIO | None, buffer: BytesIO) -> int:
    """Write out what was held back until now, so that a full disk or a reader who left is met here and nowhere else.

    Output that is lost is a failure, not a success; a reader who has seen enough is none.
    """
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        _drop_output(2)
    if outlet is None:
        return code or NOT_SAID
    try:
        if sys.stdout is not outlet:
            outlet.buffer.write(buffer.getvalue())
        outlet.flush()
    except BrokenPipeError:
        _drop_output(1)
    except OSError:
        _drop_output(1)
        _say("Không in ra được: đĩa đầy hoặc nơi nhận đã đóng.")
        return code or NOT_SAID
    return code


def _drop_output(descriptor: int) -> None:
    """Point a stream at nothing, so that the interpreter does not complain while it closes."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
