/** What Word puts on the clipboard of automatic lists: numbers are text to be ignored, levels are in the style. */
export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0cm}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=LV><!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><b>Pašvaldība</b> nodrošina:<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:39.6pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>uzraudzību;<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:39.6pt;mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>1.2.<span>&nbsp; </span></span>sakopšanu;<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level3 lfo2'><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;
</span></span>ielās;<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level3 lfo2'><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span></span>parkos.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Izdevumus
sedz 5 m<span style='vertical-align:super'>2</span>.<o:p></o:p></p>
<!--EndFragment--></body></html>`;

/** Footnotes, a comment and tracked changes of Word. */
export const WORD_NOTES = `<html><body><!--StartFragment-->
<p class=MsoNormal>Pamats ir likums<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> un <del cite="mailto:Anna"
datetime="2026-01-05T10:00">vecais</del><ins cite="mailto:Anna" datetime="2026-01-05T10:00">jaunais</ins>
noteikums<a style='mso-footnote-id:ftn2' href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a><a
style='mso-comment-reference:AB_1;mso-comment-date:20260105T1000'></a><span class=MsoCommentReference><span
style='mso-special-character:comment'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a></span></span>.</p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"
title=""><span class=MsoFootnoteReference>[1]</span></a> Skat. Pašvaldību likumu.</p></div>
<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2"><sup>[2]</sup></a> Otra
piezīme.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1"><a
name="_msocom_1"></a><p class=MsoCommentText><span class=MsoCommentReference></span>Vai tas ir pareizi?</p></div></div></div>
<!--EndFragment--></body></html>`;

/** A table of Word with merged cells, a header row, a caption, and a table within a cell. */
export const WORD_TABLE = `<table class=MsoTableGrid border=1 cellspacing=0><caption>1. tabula. Maksa</caption>
<colgroup><col width=100><col width=100><col width=100></colgroup>
<thead><tr><td style='width:100pt;border:solid'><p class=MsoNormal align=center><b>Pakalpojums</b><o:p></o:p></p></td>
<td colspan=2><p class=MsoNormal>Maksa</p></td></tr></thead>
<tr><td rowspan=2><p class=MsoNormal>Noma</p></td><td><p>5</p></td><td><p>6</p></td></tr>
<tr><td><p>7</p></td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>`;

/** A list with a footnote as LibreOffice Writer copies it. */
export const LIBRE = `<meta http-equiv="content-type" content="text/html; charset=utf-8"/><ol>
<li><p style="line-height: 100%; margin-bottom: 0cm">Pirmais<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a>:</p><ol><li><p><font face="Liberation Serif"><i>apakšā</i>;</font></p></li></ol></li>
<li><p>Otrais.</p></li></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>zem svītras</p></div>`;

/** Everything in a bold element that is not bold, as Google Docs has it. */
export const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
style="line-height:1.38"><span style="font-size:11pt;font-weight:400">parasts </span><span
style="font-weight:700">treknais</span></p><ol style="margin-top:0"><li dir="ltr" aria-level="1"><p role="presentation"><span
style="font-weight:400">pirmais no saraksta</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>zem tā</span></p></li></ul></ol></b>`;
