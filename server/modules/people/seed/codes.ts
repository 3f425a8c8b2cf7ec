type Family = { name: string; zh: string; en: string; basis: string; codes: string }
const practice = (standard: string) => `按 ${standard} 的通行用法整理，不是标准原文；可修改`

const nations =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
const nationsEn =
  'Han Mongol Hui Tibetan Uygur Miao Yi Zhuang Buyei Korean Manchu Dong Yao Bai Tujia Hani Kazak Dai Li Lisu Va She Gaoshan Lahu Shui Dongxiang Naxi Jingpo Kirgiz Tu Daur Mulao Qiang Blang Salar Maonan Gelao Xibe Achang Pumi Tajik Nu Uzbek Russian Ewenki Deang Bonan Yugur Gin Tatar Derung Oroqen Hezhen Monba Lhoba Jino'
const nationRows = () => {
  const en = nationsEn.split(' ')
  const rows = nations.split(' ').map((zh, i) => {
    const code = String(i + 1).padStart(2, '0')
    const dated = { 德昂: ' 崩龙', 门巴: ' 门巴', 毛南: ' 毛难', 基诺: ' 攸乐' }[zh] ?? ''
    return `${code}|${zh}族|${en[i]}|${zh}${dated}`
  })
  return [...rows, '97|其他|Other|', '98|外国血统中国籍人士|Naturalised|外国血统'].join('\n')
}

/** One row a line: code|中文|English|other words, dated ones included. */
export const families: readonly Family[] = [
  {
    name: 'sex',
    zh: '性别',
    en: 'Sex',
    basis: practice('GB/T 2261.1'),
    codes: '0|未知|Unknown|未知的性别 不详\n1|男|Male|男性 M\n2|女|Female|女性 F\n9|未说明|Not stated|未说明的性别',
  },
  {
    name: 'marital',
    zh: '婚姻状况',
    en: 'Marital status',
    basis: practice('GB/T 2261.2'),
    codes:
      '10|未婚|Never married|单身\n20|已婚|Married|有配偶\n21|初婚|First marriage|\n22|再婚|Remarried|\n23|复婚|Married again|\n30|丧偶|Widowed|\n40|离婚|Divorced|离异\n90|未说明|Not stated|不详',
  },
  { name: 'nation', zh: '民族', en: 'Nation', basis: practice('GB/T 3304'), codes: nationRows() },
  {
    name: 'education',
    zh: '文化程度',
    en: 'Education',
    basis: practice('GB/T 4658'),
    codes:
      '10|研究生|Postgraduate|\n11|博士|Doctor|博士研究生\n14|硕士|Master|硕士研究生\n20|大学本科|University|本科 大学\n30|大学专科|College|大专 专科 高职\n40|中等专业学校|Technical secondary|中专 中等职业 职高 中技\n50|技工学校|Skilled workers’ school|技校\n60|高中|Senior secondary|普通高中\n70|初中|Junior secondary|普通初中\n80|小学|Primary|\n90|文盲或半文盲|Illiterate or semi-literate|文盲 半文盲 不识字 未上学 学龄前',
  },
  {
    name: 'relation',
    zh: '与户主关系',
    en: 'Relation to the head of household',
    basis: practice('GB/T 4761'),
    codes:
      '01|本人|Self|\n02|户主|Head|小集体户户主\n10|配偶|Spouse|\n11|夫|Husband|丈夫\n12|妻|Wife|妻子\n20|子|Son|儿子 长子 次子 三子\n27|女婿|Son-in-law|\n28|其他儿子|Other son|继子 养子\n30|女|Daughter|女儿 长女 次女 三女\n37|儿媳|Daughter-in-law|媳妇\n38|其他女儿|Other daughter|继女 养女\n40|孙子、孙女或外孙子、外孙女|Grandchild|孙辈\n41|孙子|Grandson|孙\n42|孙女|Granddaughter|\n43|外孙子|Daughter’s son|外孙\n44|外孙女|Daughter’s daughter|\n50|父母|Parent|\n51|父亲|Father|父\n52|母亲|Mother|母\n53|公公|Husband’s father|\n54|婆婆|Husband’s mother|\n55|岳父|Wife’s father|\n56|岳母|Wife’s mother|\n60|祖父母或外祖父母|Grandparent|\n61|祖父|Father’s father|爷爷\n62|祖母|Father’s mother|奶奶\n63|外祖父|Mother’s father|外公\n64|外祖母|Mother’s mother|外婆\n70|兄弟姐妹|Sibling|\n71|兄|Elder brother|哥哥\n72|嫂|Elder brother’s wife|嫂子\n73|弟|Younger brother|弟弟\n74|弟媳|Younger brother’s wife|弟妹\n75|姐姐|Elder sister|姐\n76|姐夫|Elder sister’s husband|\n77|妹妹|Younger sister|妹\n78|妹夫|Younger sister’s husband|\n80|其他亲属|Other relative|其他\n97|其他关系|Other relation|\n98|保姆|Domestic worker|家政 住家保姆\n99|非亲属|Not related|合租 租客',
  },
  {
    name: 'politics',
    zh: '政治面貌',
    en: 'Political status',
    basis: practice('GB/T 4762'),
    codes:
      '01|中共党员|Member of the CPC|党员 中共正式党员\n02|中共预备党员|Probationary member of the CPC|预备党员\n03|共青团员|Member of the Youth League|团员\n04|民革党员|RCCK member|民革会员\n05|民盟盟员|CDL member|\n06|民建会员|CNDCA member|\n07|民进会员|CAPD member|\n08|农工党党员|CPWDP member|\n09|致公党党员|CZGP member|\n10|九三学社社员|Jiusan Society member|\n11|台盟盟员|TDSL member|\n12|无党派人士|No party (personage)|\n13|群众|No party|普通群众',
  },
  {
    name: 'disability',
    zh: '残疾类别',
    en: 'Kind of disability',
    basis: practice('GB/T 26341-2010'),
    codes:
      '1|视力残疾|Vision|盲 视残\n2|听力残疾|Hearing|聋 听残\n3|言语残疾|Speech|哑 语言残疾\n4|肢体残疾|Physical|肢残\n5|智力残疾|Intellectual|智残 弱智\n6|精神残疾|Mental|精残\n7|多重残疾|Multiple|综合残疾',
  },
  {
    name: 'disability_level',
    zh: '残疾等级',
    en: 'Degree of disability',
    basis: practice('GB/T 26341-2010'),
    codes: '1|一级|First (most severe)|1级 Ⅰ级\n2|二级|Second|2级 Ⅱ级\n3|三级|Third|3级 Ⅲ级\n4|四级|Fourth|4级 Ⅳ级',
  },
]
