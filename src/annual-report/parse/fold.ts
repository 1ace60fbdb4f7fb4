/**
 * Folding: one spelling for the many in which the same label is printed. Full width, CJK radicals left by PDF fonts,
 * traditional characters, inner spaces, brackets. Only for comparing; what is shown stays as printed.
 */

/** CJK Radicals Supplement (U+2E80–2EFF), which NFKC leaves alone, to the characters they stand for in PDF text. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    '⺁厂⺄乙⺇几⺈刀⺋卩⺌小⺍小⺎兀⺏尢⺐尢⺑尢⺒巳⺓幺⺔彐⺖忄⺗心⺘扌⺙攵⺛无⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟',
  ),
)

/** Traditional forms of the characters that occur in labels, headings and the clauses the parser knows. */
const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    '總总體体況况動动開开內内規规範范數数發发製制廢废現现級级處处罰罚強强費费單单萬万採采購购項项對对務务業业計计請请' +
      '商商機机構构會会組组織织經经營营衛卫護护權权益益屬属於于國国禁禁勢势過过執执辦办無无法法掌掌關关實实訴诉訟讼複复復复' +
      '審审維维糾纠結结轉转續续繼继補补確确認认獲获取取資资訊讯報报舉举訪访類类書书籍籍繳缴納纳條条例例號号鎮镇鄉乡縣县' +
      '區区廳厅礙碍與与為为從从個个舊旧職职標标準准備备訂订層层點点證证據据環环責责問问題题進进監监損损傷伤價价額额' +
      '員员則则須须專专劃划創创應应當当將将說说寫写絕绝誤误許许給给爭争較较長长門门間间聞闻際际陸陆隊队難难電电稅税' +
      '種种積积節节線线練练編编緒绪聯联聽听舉举興兴觀观講讲論论設设評评詢询該该誠诚調调談谈諮咨識识議议讀读變变貫贯' +
      '財财貨货質质賴赖贊赞輕轻輸输農农運运達达違违選选遷迁還还邊边鄰邻釋释針针錄录鐘钟險险雙双離离靜静響响領领頭头' +
      '願愿顯显風风飛飞養养餘余駁驳驗验鬥斗麼么黨党齊齐佈布係系傳传價价僅仅優优參参啟启圖图團团園园場场塊块壓压執执' +
      '壞坏夠够夥伙奪夺獎奖婦妇孫孙學学寶宝尋寻導导屆届島岛師师帶带幫帮幹干庫库廣广彈弹後后徵征態态慮虑慶庆憂忧懷怀' +
      '戶户擔担據据擁拥擴扩攝摄敗败敵敌斷断時时晉晋暫暂曆历東东極极樣样樓楼樹树橋桥檔档檢检歐欧歲岁歷历歸归殘残氣气' +
      '決决沒没淨净減减測测湧涌溝沟溫温滅灭滿满漢汉潔洁濟济無无爾尔狀状獨独獻献產产畫画異异療疗盡尽盤盘眾众碼码礎础' +
      '禮礼稱称穩稳競竞筆笔簡简籌筹糧粮約约紀纪純纯紙纸細细終终絡络統统緊紧緩缓縮缩績绩繁繁繫系罷罢義义習习聖圣聲声' +
      '這这試试爲为祕秘腦脑臨临艱艰莊庄華华蓋盖薦荐藝艺藥药虛虚虧亏蘇苏術术衝冲裝装見见視视覺觉觸触記记設设訓训託托',
  ),
)

function pairs(text: string): readonly (readonly [string, string])[] {
  const characters = [...text]
  const found: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < characters.length; index += 2) {
    found.push([characters[index] ?? '', characters[index + 1] ?? ''])
  }
  return found
}

const ODD_SPACES = /[\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g
const RADICAL = /[\u2e80-\u2eff]/g

/** Folds CJK radicals into the characters they stand for; for text out of PDFs, shown as well as compared. */
export function foldRadicals(text: string): string {
  return text
    .replace(/[\u2f00-\u2fdf]/g, (sign) => sign.normalize('NFKC'))
    .replace(RADICAL, (sign) => RADICALS[sign] ?? sign)
}

const PLAIN = /^[\x20-\x7e\t\u4e00-\u9fff，。、；：（）“”《》]*$/
const OLD_FORMS = new RegExp(`[${Object.keys(TRADITIONAL).join('')}]`, 'g')

/** Short texts (cells, labels) come again and again within a report and across reports. */
const FOLDED = new Map<string, string>()
const SQUEEZED = new Map<string, string>()
const MEMO_LENGTH = 160
const MEMO_SIZE = 8192

/** Keeps what a pure function of a short text answered; emptied when full, so that it never grows. */
export function remember<T>(memo: Map<string, T>, key: string, answer: (key: string) => T): T {
  if (key.length > MEMO_LENGTH) return answer(key)
  const known = memo.get(key)
  if (known !== undefined) return known
  if (memo.size >= MEMO_SIZE) memo.clear()
  const fresh = answer(key)
  memo.set(key, fresh)
  return fresh
}

/** Width, radicals, traditional characters and odd spaces; inner spaces stay. */
export function fold(text: string): string {
  return remember(FOLDED, text, foldAnew)
}

function foldAnew(text: string): string {
  const wide = PLAIN.test(text) ? narrow(text) : foldRadicals(text).normalize('NFKC').replace(ODD_SPACES, ' ')
  return wide.replace(/[−﹣]/g, '-').replace(OLD_FORMS, (sign) => TRADITIONAL[sign] ?? sign)
}

/** The only wide signs of ordinary text, narrowed without the cost of a normalisation. */
function narrow(text: string): string {
  return text.replace(/[，：；（）]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

/** Folded and without any white space. */
export function squeeze(text: string): string {
  return remember(SQUEEZED, text, (key) => fold(key).replace(/\s+/g, ''))
}

/** Columns a text takes on screen (Chinese signs take two): the position of a cell in column-aligned text. */
export function displayWidth(text: string): number {
  let width = 0
  for (const sign of text) width += sign >= '\u1100' && sign !== '\u2018' ? 2 : 1
  return width
}
