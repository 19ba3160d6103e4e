/** What a bank has already, as somebody would paste it. */
export const EARLIER = `1. 七届二中全会在西柏坡召开。（√）
2. 渡江战役开始于哪一年哪一月？
A.1949 年 2 月　B.1949 年 3 月　C.1949 年 4 月　D.1949 年 5 月
答案：C
解析：1949 年 4 月 20 日夜至 21 日，渡江战役打响。
`

/** A line that belongs to no question, and nine questions: two in order, five with something to mend, one that the bank has word for word, one that it has nearly. */
export const PAPER = `解放战争时期题库，请各支部先组织自学，再作答。
一、单选题
1. 中国人民解放军转入战略进攻是在哪一年？
A.1946 年
B.1947 年
C.1948 年
D.1949 年
答案：B
2. 1947 年夏，挺进大别山的是哪支部队？
A.刘邓大军
B.陈粟大军
C.陈谢兵团
D.东北民主联军
答案：E
3. 北平和平解放是在哪一年？
A.1946 年
B.1947 年
C.1948 年
D.1949 年
4. 渡江战役开始于哪一年哪一月份？
A.1949 年 2 月
B.1949 年 3 月
C.1949 年 4 月
D.1949 年 5 月
答案：C
解析：1949 年 4 月 21 日，毛泽东、朱德发布向全国进军的命令。
二、多选题
5. 解放战争时期的三大战役包括：
A.辽沈战役
B.淮海战役
C.平津战役
D.渡江战役
答案：A
三、判断题
6. 七届二中全会在西柏坡召开。（√）
7. 1946 年 6 月，全面内战爆发。（　）
四、填空题
8. 1949 年 3 月，中共中央从____迁往北平。
答案：西柏坡
五、简答题
9. 简述三大战役的意义。
答：基本歼灭了国民党军主力。
`
