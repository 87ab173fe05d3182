// Colours of the chart, in light, dark and on paper; products get hues that stay away from red, which
// means lateness here.
const themes = {
  light: {
    name: 'light', ground: '#ffffff', closed: '#efeeea', overtime: '#fbf0d3', line: '#e3e1da',
    grid: 'rgba(60, 55, 40, 0.10)', period: 'rgba(60, 55, 40, 0.34)', ink: '#1c1d1f',
    muted: '#66645e', faint: '#a09d94', late: '#c4122f', accent: '#14599c', extra: '#d08a00',
    hatch: '#6d695f', hatchGround: '#dcd9cf', down: '#b7a9a0', use: '#b9cfe6', useEdge: '#4f86c0',
    tariff: '#c98a1b', power: 'rgba(93, 117, 72, 0.55)', powerEdge: '#4c6238', ghost: '#7a3fb0',
  },
  dark: {
    name: 'dark', ground: '#1b1d20', closed: '#131416', overtime: '#312917', line: '#2c2f34',
    grid: 'rgba(230, 235, 245, 0.08)', period: 'rgba(230, 235, 245, 0.28)', ink: '#eceae5',
    muted: '#a3a19a', faint: '#6b6a66', late: '#ff5a6e', accent: '#79b8ff', extra: '#e0a93a',
    hatch: '#b4b0a5', hatchGround: '#45464a', down: '#5b504a', use: '#2f4a68', useEdge: '#6fa3dc',
    tariff: '#d8a23c', power: 'rgba(126, 163, 98, 0.6)', powerEdge: '#a9cc8b', ghost: '#c79bf2',
  },
};

/** OKLCH to sRGB (B. Ottosson, "A perceptual color space for image processing", 2020). */
function oklch(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (linear) => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, value)));
  };
  return 'rgb(' + [
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ].join(', ') + ')';
}

const hues = [245, 150, 75, 305, 195, 110, 270, 50, 335, 175];
/** Products by the time they take, so that the ones seen most differ most. */
const productsByTime = [...products].sort((a, b) => b.seconds - a.seconds || a.index - b.index);
productsByTime.forEach((product, rank) => {
  // After the ten hues the same again, lighter or darker and turned a little.
  const round = Math.floor(rank / hues.length);
  const hue = 45 + ((hues[rank % hues.length] - 45 + round * 11) % 305);
  const shift = [0, -0.09, 0.05, -0.045][round % 4];
  product.colour = {
    light: { fill: oklch(0.8 + shift, 0.095, hue), edge: oklch(0.56 + shift, 0.11, hue), ink: '#17181a' },
    dark: { fill: oklch(0.53 + shift * 0.8, 0.09, hue), edge: oklch(0.72 + shift, 0.1, hue), ink: '#f6f4ef' },
  };
});

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const currentTheme = () => (darkQuery.matches ? themes.dark : themes.light);

const hatches = new Map();
/** A diagonal hatching; patterns are made once for each colour and resolution. */
function hatching(context, ground, stroke, scale) {
  const key = ground + stroke + scale;
  if (!hatches.has(key)) {
    const size = Math.max(4, Math.round(6 * scale));
    const tile = document.createElement('canvas');
    tile.width = tile.height = size;
    const pen = tile.getContext('2d');
    if (ground) {
      pen.fillStyle = ground;
      pen.fillRect(0, 0, size, size);
    }
    pen.strokeStyle = stroke;
    pen.lineWidth = size / 5;
    pen.beginPath();
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
    hatches.set(key, tile);
  }
  const pattern = context.createPattern(hatches.get(key), 'repeat');
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}
