import sharp from 'sharp';

/** What a demo picture shows. */
export type Motif =
  'playground' | 'lamp' | 'shelf' | 'cabin' | 'court' | 'bicycle' | 'tower' | 'ramp' | 'garden' | 'fountain';

const WOOD = '#8a5a34';
const STEEL = '#3d4a57';

const DRAWN: Record<Motif, string> = {
  playground: `<path d="M360 620 450 320 540 620M660 620 750 320 840 620M450 330H750" fill="none" stroke="${STEEL}" stroke-width="18"/>
    <path d="M530 330V520M590 330V520" stroke="${STEEL}" stroke-width="6"/><rect x="515" y="515" width="90" height="16" fill="#c8472d"/>
    <path d="M900 620V400L1080 620" fill="none" stroke="#e0a526" stroke-width="26"/>`,
  lamp: `<rect x="560" y="250" width="18" height="380" fill="${STEEL}"/><circle cx="569" cy="240" r="46" fill="#ffe9a3"/>
    <circle cx="569" cy="240" r="120" fill="#ffe9a3" opacity=".25"/><path d="M700 560H940M720 560V630M920 560V630M700 500H940" stroke="${WOOD}" stroke-width="20"/>`,
  shelf: `<path d="M430 300 600 210 770 300Z" fill="#a33b2a"/><rect x="450" y="300" width="300" height="320" fill="${WOOD}"/>
    <rect x="480" y="330" width="240" height="120" fill="#f3e7d3"/><rect x="480" y="470" width="240" height="120" fill="#f3e7d3"/>
    <path d="M500 440V350M530 440V340M560 440V360M600 440V345M640 440V355M510 580V490M550 580V480M600 580V500M660 580V485" stroke="#2b6ca3" stroke-width="22"/>`,
  cabin: `<path d="M420 330 620 200 820 330Z" fill="#4d6b3c"/><rect x="450" y="330" width="340" height="300" fill="${WOOD}"/>
    <path d="M535 330V630M620 330V630M705 330V630" stroke="#6d4425" stroke-width="6"/><rect x="560" y="430" width="120" height="200" fill="#f3e7d3"/>`,
  court: `<rect x="590" y="240" width="20" height="390" fill="${STEEL}"/><rect x="500" y="200" width="200" height="130" fill="#fff" stroke="${STEEL}" stroke-width="10"/>
    <ellipse cx="600" cy="345" rx="60" ry="16" fill="none" stroke="#c8472d" stroke-width="12"/><circle cx="840" cy="590" r="42" fill="#d9762b"/>`,
  bicycle: `<circle cx="460" cy="530" r="100" fill="none" stroke="${STEEL}" stroke-width="16"/><circle cx="780" cy="530" r="100" fill="none" stroke="${STEEL}" stroke-width="16"/>
    <path d="M460 530 560 390H710L780 530M560 390 620 530H460M620 530 710 390M710 390V340H760M530 370H590" fill="none" stroke="#c8472d" stroke-width="16"/>`,
  tower: `<path d="M480 630 520 360H760L800 630M500 500H780M480 630 780 500M800 630 500 500" fill="none" stroke="${WOOD}" stroke-width="18"/>
    <rect x="470" y="330" width="340" height="30" fill="${WOOD}"/><path d="M480 330V250M600 330V250M720 330V250M800 330V250M470 255H810" stroke="${WOOD}" stroke-width="14"/>
    <path d="M880 210q30-30 60 0q30-30 60 0" fill="none" stroke="${STEEL}" stroke-width="10"/>`,
  ramp: `<rect x="640" y="260" width="340" height="370" fill="#d8c9b0"/><path d="M600 260 810 150 1020 260Z" fill="#a33b2a"/><rect x="760" y="420" width="110" height="210" fill="${WOOD}"/>
    <path d="M280 630 760 540V630Z" fill="#9aa3ad"/><path d="M290 560 760 470M330 560V620M540 510V585M740 475V545" stroke="${STEEL}" stroke-width="10"/>`,
  garden: `<rect x="330" y="540" width="200" height="70" fill="${WOOD}"/><rect x="570" y="540" width="200" height="70" fill="${WOOD}"/>
    <path d="M360 540q10-70 20-10q20-80 40 0q20-70 40 0q20-60 30 10M600 540q10-70 20-10q20-80 40 0q20-70 40 0q20-60 30 10" fill="#2f8f4e"/>
    <path d="M820 380 920 310 1020 380Z" fill="#a33b2a"/><rect x="840" y="380" width="160" height="230" fill="#b98a5a"/>`,
  fountain: `<rect x="540" y="360" width="120" height="270" rx="20" fill="${STEEL}"/><rect x="500" y="330" width="200" height="44" rx="22" fill="#7d8b98"/>
    <path d="M600 330q10-90 70-60q30 20 20 60" fill="none" stroke="#5bb0e8" stroke-width="14"/><rect x="690" y="590" width="110" height="36" rx="18" fill="#7d8b98"/>`,
};

/** A simple drawing of the motif as a JPEG picture, 1200 × 800. */
export function illustration(motif: Motif): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">
    <rect width="1200" height="800" fill="#cfe6f3"/><circle cx="1010" cy="150" r="70" fill="#fff3c4"/>
    <path d="M0 520Q300 440 620 510T1200 480V800H0Z" fill="#a9cf9b"/><path d="M0 620Q400 570 760 620T1200 610V800H0Z" fill="#7fb56f"/>
    ${DRAWN[motif]}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 84 }).toBuffer();
}
