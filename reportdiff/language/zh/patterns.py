"""The turns of phrase by which Chinese figures are read; single words are in `indicators.toml`."""

from __future__ import annotations

import re

from reportdiff.language.figures import Scope

__all__ = [
    "AFTER",
    "AGAINST",
    "AIM",
    "AMOUNT_NOUN",
    "APART",
    "ASIDES",
    "ASSIGNED",
    "A_FEW",
    "BASE_YEAR",
    "BLANK",
    "BOUND_BEHIND",
    "CLASS",
    "CLAUSE_END",
    "CROWD",
    "DENIED",
    "DEPENDENT",
    "EACH_OF",
    "EXAMPLES",
    "FALLS",
    "FLOW_NOUN",
    "FOLDED",
    "IN_FORCE",
    "IN_STEP",
    "JOBS",
    "LEVEL_NOUN",
    "LOOSE_MARKS",
    "MEASURE",
    "MEASURED_BY",
    "MEMBER_JOINT",
    "MODAL",
    "NAMED_SO",
    "NEWLY",
    "ONE_YEAR",
    "PART_OF",
    "PART_OF_NOUN",
    "PART_OF_YEAR",
    "PERIOD",
    "PERIOD_SIGNS",
    "RISES",
    "SCOPE",
    "SEVERAL_YEARS",
    "SHARE",
    "SHARE_OF",
    "SHORT_OF",
    "SINCE",
    "SPAN_OF_TIME",
    "THRESHOLD",
    "TRAILING_ASIDE",
    "UNCOUNTED",
    "VAGUE",
    "WHEN",
    "WHERE",
]

CLASS = re.compile("^(?:十(?=[万亿])|[百千万亿])[十百千万亿]*[^十百千万亿零〇一二两三四五六七八九几数多余来0-9]*$|级$")
"""A round number without a digit, or one that says of what grade: before a noun it is that noun's class."""
NAMED_SO = re.compile(
    ".?[届委][^届委]{1,3}次$|.?[纬经][^纬经]{1,6}度|[一二两三四五六七八九十]个[十百千万亿0-9]+[亩%]?|[放摆]在第一位"
)
"""A session, a degree of latitude, a slogan (the seven 100%), what comes first, each with what stands before it."""
A_FEW = re.compile("(?:几[项件条点方]|若干)")
"""A count that the speaker leaves open on purpose."""
CROWD = re.compile(
    "(?:[各全][族国省市区县州])?(?:中国人|中华儿女|人口(?![0-9])|人民|民众|百姓|儿女|同胞|民族(?=团结|$)|在校(?:大?学)?生|干部群众)"
)
"""Who a bare number is of that only describes: nothing is done with 1.4 billion people."""
IN_FORCE = re.compile("(?:现行|原来|原有|原先|(?<![一-鿿])原)的?$")
"""Before the number that a change starts from."""
LEVEL_NOUN = re.compile("(?:标准|水平|待遇|养老金)$")
"""Endings of what is raised by an addition, not added."""
LOOSE_MARKS = re.compile(r"（[^（）]*）|\([^()]*\)|[“”‘’\"'的]")
"""What is no part of an indicator's name: asides, quotation marks, the particle between its parts."""
ASIDES = re.compile(r"（[^（）]*）|\([^()]*\)")
TRAILING_ASIDE = re.compile(r"（[^（）]*）?$|\([^()]*\)?$")

AFTER = re.compile(
    r"并|且|而|以|用|的|由|到|至|和|及|与|左右|以上|以内|[，。；：、]"
    r"|(?:水平|目标|增长|增速|规模|台阶|大关|关口|跨越|增幅)(?:$|[，。；：、）])"
)
"""What follows a number and is no noun that is counted."""
VAGUE = re.compile(r"[和及与]一")
"""Before "and a number of ...": what comes then is not counted."""
WHEN = re.compile(
    r"前?[一二三四]季度|[上下]半年|(?:提前|连续|用|约|今明)?\x03+(?:左右)?(?:的?时间)?|[到至]?(?:19|20)\d\d年(?:底|末)?|[一二〇○零九八七六五四三]{4}年"
    r"|[到至]?“?十[一二三四五六]五”?(?:末|时期|期间)|[到至]?(?:[一二三四五六七八九十\d]{1,2}月|年)底前?"
)
"""A year, or a time that `clauses` has blanked."""
SINCE = re.compile(r"[由从][^，由从]{0,14}$")
"""From what a change starts."""
AGAINST = re.compile(
    r"(?:(?<!占)比(?![重例率价])(?=.)|较(?=.)|(?<!不)高于|(?<!不)低于|高出|快于|慢于|相当于|等于|高过)[^，比较]{0,14}$"
    r"|是(?:全国|全省|全市|世界|上年|去年|[一二三四五六七八九十]+年前)[^，]{0,8}$"
)
"""With what a number is compared."""
EACH_OF = re.compile(r"(?:给予)?每(?:人|户|家|名|个|村|县|亩|位|日|天|立方米|平方米)$")
PART_OF_NOUN = re.compile(r"区(?![域级县块])|率|性|型|者|业(?!务)|费|额|度|量|员|化")
"""After one of these beginnings the verb before is the beginning of a noun: (built-up) area, (training) fee."""
SHARE_OF = re.compile(
    r"^约?占[^，。；、比]{1,16}$|(?<=.{2})(?:约?占(?![^，。；、]*(?:比重|比例|份额))|不低于|不少于|不高于|不超过|达到|超过)[^，。；、]{2,16}$"
)
"""What a percentage is a share of."""
SHARE = re.compile(r"占[^，。；、比]{0,12}$|占比|比重|比例")
SHORT_OF = re.compile("不到|不足|仅|只有")
"""A bound that describes and never promises."""
MEASURE = re.compile("(?:[播种]{1,2}植?面积|总?产量|产值|增加值|总收入|收入|人数|总人数|数量|里程)$")
"""Endings that tell what of a thing is measured: (grain) acreage, output."""
MEASURED_BY = re.compile("(?:投资|产值|收入|税收|占地)额?$")
"""By these a thing's size is told: (an investment of two billion) in a park."""
MODAL = re.compile("要?(?:力争|确保|争取|努力)(?:完成|实现)?")
DEPENDENT = frozenset(("学位", "床位", "泊位", "面积", "里程", "总里程", "容量", "座位", "岗位"))
"""Nouns that in a list belong to the one before: 63 kindergartens, 21,000 places."""
JOBS = re.compile(r"([\u4e00-\u9fff]{0,10}(?:人|者|员|生|工|民|力|女|年|军|户|家庭|群体|人口))(?:稳定|充分|创业)?就业")
"""Whose jobs: what stands before is people."""
THRESHOLD = re.compile(r"项目|企业|园区|产业|集群|县|区|平台|公司|市场|基地|城市")
"""What a threshold (of over a billion) is a threshold of."""
AMOUNT_NOUN = re.compile("装机|产能|能力|容量|规模|任务|目标|指标|需求|产量|总量|基础上")
"""What follows a size that is itself to be reached: (add a million kilowatts of) capacity."""
FLOW_NOUN = re.compile(r"(?:改造|治理|建设|培训|整治|修复|加固|演出|手术|支教|帮扶|救助|补贴|搬迁|安置|任务)$")
"""Endings of what is done in a year, not there at its end."""
WHERE = re.compile("[上中里内](?=取得|实现)")
"""After a number's noun: in what something is achieved (breakthroughs at 30 places)."""
BLANK = re.compile("\x03+")
"""A time that `clauses` has blanked."""
NEWLY = re.compile("新增|净增|增加|增设|新")
SPAN_OF_TIME = re.compile("时间|内|左右时间|期间|来|以来|前|后|行动|计划|攻坚|滚动")
"""After a time: it is only when, or how long."""
DENIED = re.compile("未|没有|不能|尚不")
UNCOUNTED = re.compile("(?:力度|水平|能力|质量|机制|体系|步伐|作用|环境|制度)$")
"""Endings of what is strengthened and never counted."""
EXAMPLES = re.compile("(?:等|等等)[各类种]?(?=.)")
"""After this a list was of examples only."""
ASSIGNED = re.compile("(?:下达|安排|规定|要求)的?([^，。；]{4,14}?)(?:目标|指标|约束性)*(?:任务|目标|指标|要求|计划)$")
"""What a task is that a higher level has set."""
PART_OF = re.compile("占[^，。]{1,12}(?:比重|比例|份额)$")
"""A name that says only of what something is a share; the something is the name before it."""
BASE_YEAR = re.compile("[比较与]((?:19|20)[0-9]{2})年")
BOUND_BEHIND = re.compile("(?:以上|以内|以下|左右)$")
IN_STEP = re.compile(r"同步|相适应|相匹配|相当|高于|快于|跑赢")
CLAUSE_END = re.compile("[，。；：！？,;:!?\n]")
PERIOD = re.compile(
    r"(?P<own>今年|年内|全年|本年|当年)|今明两年|前?[一二三四]季度|[上下]半年|(?:用)?[一二三四五两\d]年(?:左右)?(?:时间|内)"
    r"|[三四五]年(?:来|间|累计|共|新增|总体)|过去五年|五年(?!决战|行动|规划|计划|攻坚|大变样|目标)"
    r"|(?<![比较创自从与于\d])到?(?:19|20)\d\d年(?!以来|来|的|相比|同期|水平|[一二三四]季度|\d)"
    r"|(?<!\d)(?:\d{1,2}[-—–~至到])?\d{1,2}月份|(?<!\d)\d{1,2}[-—–~至到]\d{1,2}月(?![底末])"
    r"|“?十[一二三四五六]五”?(?:时期|期间|末)|年均(?=实际|名义)?(?=增长|递增|新增|提高|下降|增速)"
)
"""Words that say for which time a number is; `own` where that is the report's own year."""
PERIOD_SIGNS = "年季五月"
"""Every such word holds one of these."""
AIM = re.compile("力争|确保|争取|努力|力求|奋力|计划|预计|(?<![主重需])要(?![求素点])|将")
"""What is said with one of these is to come, whatever time it names."""
PART_OF_YEAR = re.compile("季度|半年|月")
"""A period that is over before the year is."""
APART = re.compile(r"“[^”“]{0,60}”|《[^》《]{0,60}》|（[^（）]{0,60}）|\([^()]{0,60}\)")
"""What stands apart from its sentence: a name, an aside."""
FOLDED = {
    "城乡": ("城市", "农村"),
    "进出口": ("进口", "出口"),
    "一二三产业": ("第一产业", "第二产业", "第三产业"),
    "一二三次产业": ("第一产业", "第二产业", "第三产业"),
    "三次产业": ("第一产业", "第二产业", "第三产业"),
}
"""Words that fold several indicators together, and what they fold."""
MEMBER_JOINT = re.compile(r"、|[和及与]")
SEVERAL_YEARS = re.compile(
    r"五年来|过去(?:的)?[五四三]年|这[五四三]年|近[五四三]年|本届政府|[五四三]年间|[五四三]年工作"
    r"|“?十[一二三四五]五”?(?:时期|期间)"
)
ONE_YEAR = re.compile(r"去年|过去(?:的)?一年|一年来|上年|刚刚过去的|(?:19|20)\d\d年(?!以来|来)|今年以来|全年")
RISES = re.compile("(?<!负)增长|提升|提高|扩大|稳中|提质|向好|量稳|质升|量升|突破|只增不减")
FALLS = re.compile("下降|降低|减少|压减|负增长")
"""Words of a relation that promise a rise, or a fall."""
SCOPE = Scope(
    several=re.compile("[、和与及或（(/]|[新改扩续迁]建?[改扩续迁]"),
    sizes=re.compile("(?:数|数量|总量|总数|规模|里程|保有量)$"),
    added=re.compile("[新增添建扩改造]|完成"),
    new=re.compile("[新增添]"),
    as_good_as_all=re.compile("主要"),
    bodies=frozenset("家所"),
    matters=frozenset("项条件"),
)
"""Words that tell figures under one name apart: 新改扩建, 厂房规模; 家 and 所 count bodies, 项 and 条 what they do."""
