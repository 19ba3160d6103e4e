/** Valid files of our own, one for each format, that tests read whole and spoil piece by piece. */

export const AIKEN = `中共一大在哪一年召开？
A) 1919 年
B) 1921 年
C. 1927 年
ANSWER: B

下面哪个写法是 <b>标签</b> & 字面文字：
A)没有空格
B)也可以
ANSWER: A
`

export const GIFT = `// 一条注释
$CATEGORY: $course$/top/党史/第一章

::单选::遵义会议召开于哪一年？{
=1935 年 # 对
~1934 年 # [html]<i>错</i>
~比例 1\\:2 \\{约\\} \\= \\~ \\#
####见教材第 3 页
}

::多选::[html]哪些是<b>根据地</b>？<br>请全选 {
~%50%井冈山
~%50%瑞金
~%-100%[plain]<上海>
}

南昌起义打响了武装反抗的{=第一枪 =%50%枪声 =*}。

::判断一::八一是建军节。{TRUE}
::判断二::长征始于 1936 年。{F#是 1934 年#答对了####始于 1934 年}

谈谈你的体会。{}

::连线::地点与会议。{=嘉兴 -> 一大 =遵义 -> 遵义会议}

::数值::长征多少里？{#25000:100}
`

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const MOODLE = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/党史</text></category></question>
<question type="multichoice">
  <name><text>一</text></name>
  <questiontext format="html"><text><![CDATA[<p>看图&nbsp;<img src="@@PLUGINFILE@@/a%20b.png">，这是哪里？</p>]]></text><file name="a b.png" path="/" encoding="base64">${PIXEL}</file></questiontext>
  <generalfeedback format="html"><text><![CDATA[<p>见 <b>第一章</b></p>]]></text></generalfeedback>
  <defaultgrade>2.5000000</defaultgrade>
  <single>true</single>
  <answer fraction="100" format="html"><text><![CDATA[<p>嘉兴</p>]]></text><feedback><text>对</text></feedback></answer>
  <answer fraction="0" format="html"><text>上海 &amp;lt;1921&amp;gt;</text></answer>
  <tags><tag><text>党史</text></tag><tag><text>一大</text></tag></tags>
</question>
<question type="multichoice">
  <questiontext format="plain_text"><text>哪些是 &lt;城市&gt;？</text></questiontext>
  <single>false</single>
  <answer fraction="33.33333"><text>北京</text></answer>
  <answer fraction="33.33333"><text>延安</text></answer>
  <answer fraction="33.33333"><text>瑞金</text></answer>
  <answer fraction="-100"><text>长江</text></answer>
</question>
<question type="truefalse">
  <questiontext format="moodle_auto_format"><text>八一是建军节。
对吗？</text></questiontext>
  <answer fraction="0"><text>true</text></answer>
  <answer fraction="100"><text>false</text></answer>
</question>
<question type="shortanswer">
  <questiontext><text>首都是____。</text></questiontext>
  <answer fraction="100"><text>北京</text></answer>
  <answer fraction="100"><text>北京\\*</text></answer>
  <answer fraction="50"><text>京</text></answer>
  <answer fraction="100"><text>*京*</text></answer>
</question>
<question type="essay"><questiontext><text>谈体会。</text></questiontext></question>
<question type="description"><questiontext><text>请看下面的材料。</text></questiontext></question>
<question type="matching"><questiontext><text>连一连。</text></questiontext></question>
</quiz>
`

export const qtiItem = (body: string, declaration: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="题">
  ${declaration}
  <itemBody>${body}</itemBody>
  ${more}
</assessmentItem>
`

export const QTI = qtiItem(
  `<p>读材料。</p><p><img src="pictures/1.png" alt=""/></p>
  <choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>哪些 &lt;对&gt;？</prompt>
    <simpleChoice identifier="a">甲<feedbackInline outcomeIdentifier="F" identifier="a">对</feedbackInline></simpleChoice>
    <simpleChoice identifier="b"><b>乙</b></simpleChoice>
    <simpleChoice identifier="c">丙</simpleChoice>
  </choiceInteraction>`,
  '<responseDeclaration identifier="R" cardinality="multiple" baseType="identifier"><correctResponse><value>a</value><value>c</value></correctResponse></responseDeclaration>',
  '<modalFeedback outcomeIdentifier="F" identifier="x">反馈</modalFeedback>'
)

export const JSON_FILE = JSON.stringify({
  format: 'xueshi-questions', version: 1,
  questions: [
    { type: 'single', stem: '一大召开于？', options: ['1919', '1921'], answer: [1], answer_text: [], analysis: '', points: 2, topic: '党史', difficulty: 2, tags: ['一大'] },
    { type: 'fill', stem: '____与____', answer_text: [['甲'], ['乙', '丙']] }
  ]
}, null, 2)
