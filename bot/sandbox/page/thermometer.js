// A photo of a thermometer, drawn: a digital one on a table, with the day's code on a slip of paper.

export function draw(canvas, value, code) {
  const [width, height] = [720, 960];
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  const table = pen.createLinearGradient(0, 0, width, height);
  table.addColorStop(0, "#d9c3a2");
  table.addColorStop(1, "#b99a70");
  pen.fillStyle = table;
  pen.fillRect(0, 0, width, height);
  grain(pen, width, height, Math.round(Number(value) * 10) + code.length);
  pen.save();
  pen.translate(width / 2, height * 0.42);
  pen.rotate(-0.12);
  body(pen, value);
  pen.restore();
  if (code) slip(pen, code);
}

function grain(pen, width, height, seed) {
  pen.strokeStyle = "rgba(110, 78, 40, .13)";
  for (let i = 0; i < 34; i += 1) {
    const y = ((i * 97 + seed * 13) % height);
    pen.lineWidth = 1 + (i % 3);
    pen.beginPath();
    pen.moveTo(0, y);
    pen.bezierCurveTo(width * 0.3, y + 14, width * 0.6, y - 16, width, y + ((i % 5) - 2) * 5);
    pen.stroke();
  }
}

function box(pen, x, y, w, h, r, fill) {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(x, y, w, h, r);
  pen.fill();
}

function body(pen, value) {
  pen.shadowColor = "rgba(0,0,0,.35)";
  pen.shadowBlur = 26;
  pen.shadowOffsetY = 12;
  box(pen, -300, -95, 500, 190, 88, "#f6f8f8");
  pen.shadowColor = "transparent";
  box(pen, 180, -38, 120, 76, 30, "#e3e9ea");
  box(pen, 280, -20, 46, 40, 20, "#9aa5a8");
  box(pen, -250, -62, 300, 124, 18, "#b9c9b2");
  box(pen, -244, -56, 288, 112, 14, "#cbd9c3");
  pen.fillStyle = "#1b2a24";
  pen.font = "700 96px ui-monospace, 'DejaVu Sans Mono', monospace";
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  pen.fillText(Number(value).toFixed(1), 0, 6);
  pen.font = "600 30px system-ui, sans-serif";
  pen.textAlign = "left";
  pen.fillText("℃", 6, -26);
  pen.beginPath();
  pen.arc(118, 0, 34, 0, 7);
  pen.fillStyle = "#3f9c8c";
  pen.fill();
}

function slip(pen, code) {
  pen.save();
  pen.translate(420, 760);
  pen.rotate(0.06);
  box(pen, -130, -80, 260, 160, 4, "#fffdf2");
  pen.fillStyle = "#30415c";
  pen.font = "600 108px cursive, system-ui";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(code.slice(0, 4), 0, 8);
  pen.restore();
}

export const base64 = (canvas) => canvas.toDataURL("image/jpeg", 0.86).split(",")[1];
