// A page that looks like a hospital's paper, for the mock only.
export const lines = [
  '主诉：反复活动后胸闷、胸痛2年，加重3天。',
  '现病史：患者2年前无明显诱因于快步行走约200米后出现胸骨后压榨样疼痛，',
  '向左肩背部放射，伴出汗、气促，休息3—5分钟可缓解。曾于当地医院就诊，',
  '心电图示Ⅱ、Ⅲ、aVF导联ST段压低，予阿司匹林、阿托伐他汀口服治疗，症状',
  '控制尚可。3天前上述症状加重，轻微活动即可诱发，持续约10分钟，含服硝酸',
  '甘油后可缓解。为进一步诊治，门诊以“冠状动脉粥样硬化性心脏病 不稳定型',
  '心绞痛”收入我科。病程中神志清，精神可，饮食睡眠可，二便正常，体重无明',
  '显变化。',
  '既往史：高血压病史10年，最高170/100mmHg，规律服用氨氯地平5mg qd，血压',
  '控制于130/80mmHg左右。否认糖尿病、脑血管病史。否认肝炎、结核等传染病史。',
  '否认手术、外伤及输血史。青霉素皮试阳性。预防接种史不详。',
  '个人史：生于本地，久居本地，吸烟30年，20支/日，已戒2年；少量饮酒。',
  '体格检查：T 36.5℃  P 78次/分  R 18次/分  BP 142/86mmHg',
  '神志清楚，自主体位，皮肤黏膜无黄染及出血点，浅表淋巴结未触及肿大。双肺',
  '呼吸音清，未闻及干湿性啰音。心界不大，心率78次/分，律齐，各瓣膜听诊区未',
  '闻及病理性杂音。腹软，无压痛、反跳痛。双下肢无水肿。',
  '辅助检查：心电图（2026-02-27）：窦性心律，Ⅱ、Ⅲ、aVF导联ST段压低0.1mV。',
  '心肌酶谱：CK-MB 12U/L，肌钙蛋白I 0.02ng/mL。心脏彩超：左室舒张功能减低，',
  'EF 62%。冠状动脉造影：右冠状动脉中段狭窄85%，前降支近段狭窄40%。',
  '初步诊断：1. 冠状动脉粥样硬化性心脏病  不稳定型心绞痛  心功能Ⅱ级（NYHA）',
  '2. 高血压病3级  很高危',
];
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function pageSvg(documentId, version, page, me) {
  const landscape = documentId.endsWith('L');
  const [width, height] = landscape ? [1754, 1240] : [1240, 1754];
  const body = lines
    .map((line, i) => `<text x="120" y="${330 + i * 58}" font-size="28">${escaped(line)}</text>`)
    .join('');
  const mark = `${me?.name ?? ''} ${me?.staffNo ?? ''} 2026-03-02 10:24`;
  let marks = '';
  for (let y = 200; y < height; y += 330)
    for (let x = 60; x < width; x += 480)
      marks += `<text transform="translate(${x} ${y}) rotate(-28)" font-size="26">${mark}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans CJK SC, sans-serif" fill="#222">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${width / 2}" y="130" font-size="40" text-anchor="middle" font-weight="600">安和医院</text>
<text x="${width / 2}" y="190" font-size="34" text-anchor="middle">入 院 记 录</text>
<text x="120" y="250" font-size="24">姓名：张建国    性别：男    年龄：67岁    科室：心血管内科    床号：12    住院号：ZY20260001</text>
<path d="M110 270H${width - 110}" stroke="#333" stroke-width="2"/>
${body}
<text x="${width - 420}" y="${height - 110}" font-size="26">医师签名：李文博   ${version > 1 ? '（修订）' : ''}</text>
<text x="${width / 2}" y="${height - 50}" font-size="22" text-anchor="middle">第 ${page} 页</text>
<g fill="#335" fill-opacity=".10">${marks}</g></svg>`;
}
