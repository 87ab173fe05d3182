"""Compares pictures as a person would: at half their size, without minding the edges of letters."""

import base64
import json

# A block of 4 x 4 half-size pixels differs where its mean is this far off in a colour (of 255).
BLOCK_TOLERANCE = 14
# So many of the blocks may differ: letters move by a pixel from one Chromium to the next.
SHARE_TOLERANCE = 0.003

SCRIPT = """
async (texts) => {
  const load = (text) => new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => failed(new Error('no picture'));
    image.src = 'data:image/png;base64,' + text;
  });
  const half = (image, isHalf) => {
    const canvas = document.createElement('canvas');
    canvas.width = isHalf ? image.width : image.width / 2;
    canvas.height = isHalf ? image.height : image.height / 2;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const shot = half(await load(texts[0]), false);
  const pen = shot.getContext("2d", { willReadFrequently: true });
  const image = pen.getImageData(0, 0, shot.width, shot.height);
  // Fewer shades make small files.
  for (let i = 0; i < image.data.length; i += 1) image.data[i] = Math.round(image.data[i] / 17) * 17;
  pen.putImageData(image, 0, 0);
  const small = shot.toDataURL('image/png').split(',')[1];
  if (!texts[1]) return { small, share: 1, worst: 255 };
  const baseline = half(await load(texts[1]), true);
  if (baseline.width !== shot.width || baseline.height !== shot.height) return { small, share: 1, worst: 255 };
  const [a, b] = [shot, baseline].map((one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data);
  let [blocks, differing, worst] = [0, 0, 0];
  for (let y = 0; y + 4 <= shot.height; y += 4) {
    for (let x = 0; x + 4 <= shot.width; x += 4) {
      let most = 0;
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < 4; dy += 1) {
          for (let dx = 0; dx < 4; dx += 1) {
            const at = ((y + dy) * shot.width + x + dx) * 4 + channel;
            sum += a[at] - b[at];
          }
        }
        most = Math.max(most, Math.abs(sum) / 16);
      }
      blocks += 1;
      if (most > TOLERANCE) differing += 1;
      worst = Math.max(worst, most);
    }
  }
  return { small, share: differing / blocks, worst };
}
""".replace("TOLERANCE", str(BLOCK_TOLERANCE))


def compare(browser, shot, baseline):
    """The picture at half its size, and the share of it that differs (1 without a baseline)."""
    texts = [base64.b64encode(shot).decode(), base64.b64encode(baseline).decode() if baseline else None]
    result = browser.evaluate(f"({SCRIPT})({json.dumps(texts)})")
    return base64.b64decode(result["small"]), result["share"]
