"""What the page is called."""

TITLES = {"en": "Report on the notes", "ko": "노트 검사 보고서"}
