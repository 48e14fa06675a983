"""LibreOffice accepts and rejects tracked changes: a program that we did not write says what a redline means."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(folder, n)
 On Local Error GoTo Away
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 Dim text(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 text(0).Name = "FilterName" : text(0).Value = "Text"
 helper = createUnoService("com.sun.star.frame.DispatchHelper")
 ways = Array("Accept", "Reject")
 For i = 0 To CInt(n) - 1
  For k = 0 To 1
   d = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; i &amp; ".docx"), "_blank", 0, hidden())
   helper.executeDispatch(d.CurrentController.Frame, ".uno:" &amp; ways(k) &amp; "AllTrackedChanges", "", 0, Array())
   d.storeToURL(ConvertToURL(folder &amp; "/" &amp; i &amp; "." &amp; k &amp; ".txt"), text())
   d.close(True)
  Next k
 Next i
Away:
 StarDesktop.terminate()
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
  library:link="false"/></library:libraries>
"""


def settled(files: Sequence[bytes], folder: Path) -> list[tuple[list[str], list[str]]]:
    """Of each .docx the lines of LibreOffice's text after accepting and after rejecting all; `folder` is empty."""
    program = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    _run([*program, "--terminate_after_init"])  # a new profile forgets the macros that it finds
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    for name, words in (("script.xlc", LIBRARIES), ("Standard/script.xlb", LIBRARY), ("Standard/Module1.xba", MACRO)):
        (basic / name).write_text(words, "utf-8")
    for i, data in enumerate(files):
        (folder / f"{i}.docx").write_bytes(data)
    _run([*program, f"macro:///Standard.Module1.Settle({folder},{len(files)})"])
    read = [[(folder / f"{i}.{k}.txt").read_text("utf-8-sig").splitlines() for k in (0, 1)] for i in range(len(files))]
    return [(accepted, rejected) for accepted, rejected in read]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=False, capture_output=True, timeout=300)
