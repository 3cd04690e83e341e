"""Variations of what clauses share: whose, when, of what, how it ended. Bodies and numbers are made up.

Each group has sentences that a rule is for, and sentences beside it that the rule must leave alone.
"""

import pytest

from test_normalise_prose import told

CASES: list[tuple[int, str, list[tuple[str, ...]]]] = [
    # --- a bracket that dates
    (2016, "主动公开信息389条（截至11月30日），比上年增长5%。",
     [("disclosure.total", "389", "to_date", "2016-01-01/2016-11-30"),
      ("disclosure.total", "5", "growth", "to_date", "disclosure.total", "2016-01-01/2016-11-30"),]),
    (2016, "收到申请5件（截至11月30日答复4件），另有1件在办。",
     [("requests.received", "5"), ("requests.replied", "4", "to_date", "2016-01-01/2016-11-30")]),
    (2016, "全年收到申请12件（截至12月15日），答复11件。",
     [("requests.received", "12", "to_date", "2016-01-01/2016-12-15"),
      ("requests.replied", "11", "to_date", "2016-01-01/2016-12-15"),]),
    (2016, "截至目前，我县累计收到申请32件，今年收到5件。", [("requests.received", "32", "cumulative"), ("requests.received", "5")]),
    (2016, "截至目前，今年累计收到申请32件。", [("requests.received", "32")]),
    (2016, "截至目前，收到申请32件。", [("requests.received", "32", "to_date")]),
    (2016, "收到申请3件（截至今年）。", [("requests.received", "3")]),
    (2016, "历年累计主动公开政府信息389条（截至11月30日）。", [("disclosure.total", "389", "cumulative")]),
    # --- two times of one number
    (2016, "主动公开政府信息300条，历年累计2000条，同比增长20%。", [("disclosure.total", "300"), ("disclosure.total", "2000", "cumulative")]),
    (2016, "收到申请12件，办结10件，历年累计100件。", [("requests.received", "12"), ("requests.concluded", "10")]),
    (2016, "主动公开政府信息500条，县本级公开100条，历年累计900条。", [("disclosure.total", "500"), ("disclosure.total", "100", "县本级")]),
    (2016, "全县累计主动公开政府信息821条，2016年新增106条。", [("disclosure.total", "821", "cumulative"), ("disclosure.total", "106")]),
    (2016, "主动公开政府信息320条，历年累计达1508条，其中网站公开910条。", [("disclosure.total", "320"), ("disclosure.total", "1508", "cumulative")]),
    (2016, "累计受理申请76件，其中2016年受理31件。", [("requests.received", "76", "cumulative"), ("requests.received", "31")]),
    # --- how the one case ended
    (2016, "行政复议1件，申请人已撤回。", [("review.total", "1")]),
    (2016, "行政复议2件，已维持。", [("review.total", "2")]),
    (2016, "行政复议1件，维持原行政行为，申请人提起行政诉讼。", [("review.total", "1"), ("review.upheld", "1")]),
    (2016, "行政诉讼1件，一审维持、二审纠正。", [("litigation.total", "1")]),
    (2016, "收到申请1件，信函申请。", [("requests.received", "1"), ("requests.received.letter", "1")]),
    (2016, "收到申请1件，依法不予公开。", [("requests.received", "1"), ("requests.refused", "1")]),
    (2016, "收到申请1件，拟予以公开。", [("requests.received", "1")]),
    (2016, "收到申请1件，未答复。", [("requests.received", "1")]),
    (2016, "收到申请1件，信息不存在。", [("requests.received", "1"), ("requests.not_existing", "1")]),
    (2016, "不予公开2件（涉及国家秘密、个人隐私）。", [("requests.refused", "2")]),
    (2016, "不予公开2件（涉及国家秘密）。", [("requests.refused", "2"), ("requests.refused.state_secret", "2")]),
    (2016, "收到申请5件（当面提交）。", [("requests.received", "5"), ("requests.received.in_person", "5")]),
    (2016, "专职人员1人；兼职人员：2人。", []),
    (2016, "政府信息公开工作人员3名，均为兼职。", [("staff.total", "3"), ("staff.part_time", "3")]),
    # --- N件申请均已
    (2016, "29件申请已全部办结。", [("requests.concluded", "29")]),
    (2016, "5件申请全部予以公开。", [("requests.granted", "5")]),
    (2016, "收到29件申请，均已答复。", [("requests.received", "29"), ("requests.replied", "29")]),
    (2016, "5件申请均合规。", [("requests.received", "5")]),
    # --- 各
    (2016, "网络、信函、当面申请各占三分之一。", []),
    (2016, "同意公开、不同意公开各5件。", [("requests.granted", "5"), ("requests.refused", "5")]),
    (2016, "各乡镇、各部门培训各1次。", []),
    (2016, "行政复议、信访各3件。", []),
    (2016, "未经本级同意的申请、传真申请各2件。", []),
    # --- only a part is about disclosure
    (2016, "办理行政复议30件；涉及政府信息公开2件。", [("review.total", "2")]),
    (2016, "办理行政复议186件，其中涉及政府信息公开的21件；办理行政诉讼45件，涉政府信息公开的6件。", [("review.total", "21"), ("litigation.total", "6")]),
    (2016, "收到各类申请56件，其中低保申请40件、政府信息公开申请3件、其他13件。", [("requests.received", "3")]),
    (2016, "收到申请12件，其中网上提交信息公开申请5件。", [("requests.received", "12"), ("requests.received.online", "5")]),
    (2016, "收到申请12件，其中信息公开申请人为企业的3件。", [("requests.received", "12")]),
    (2016, "行政复议3件，其中政府信息公开申请2件。", []),
    (2016, "收到申请30件、行政复议3件，其中政府信息公开申请2件。", []),
    (2016, "办理行政诉讼46件，信息公开类6件。", [("litigation.total", "6")]),
    (2016, "行政复议2件，行政诉讼3件，信息公开类1件。", [("review.total", "2"), ("litigation.total", "1")]),
    # --- this year after another
    (2016, "2015年收到申请20件，2016年收到31件。", [("requests.received", "31")]),
    (2016, "去年受理申请15件，今年受理22件。", [("requests.received", "22")]),
    (2016, "2015年收到公租房申请20件，2016年收到31件。", []),
    (2016, "2015年收到申请20件，办结18件，2016年收到31件。", []),
    (2016, "2015年收到申请20件，计划2016年收到31件。", []),
    (2016, "2014年、2015年、2016年分别收到申请5件、6件、7件。", [("requests.received", "7")]),
    # --- words that are less than they look
    (2016, "申请中，得到公开答复的占72%。", []),
    (2016, "未收到书面、网络、传真申请。", [("requests.received.online", "0"), ("requests.received.fax", "0")]),
    (2016, "举办新闻发布会12场，其中县政府主要负责同志出席2场。",
     [("responses.press_conferences", "12"), ("responses.press_conferences.principal", "2")]),
    # --- channels of a total
    (2016, "主动公开政府信息5000条，微博发布信息300条。", [("disclosure.total", "5000")]),
    (2016, "主动公开政府信息5000条，其中网站4000条、微博800条、公众号200条。",
     [("disclosure.total", "5000"), ("disclosure.channel.website", "4000"), ("disclosure.channel.weibo", "800"),
      ("disclosure.channel.wechat", "200"),]),
    (2016, "主动公开政府信息5000条，网站改版3次，微博粉丝900条。", [("disclosure.total", "5000")]),
    (2016, "主动公开政府信息5000条。网站公开招标公告300条。", [("disclosure.total", "5000")]),
    (2016, "主动公开政府信息5000条，其中政府网站发布4000条。", [("disclosure.total", "5000")]),
    (2016, "网站公开政府信息5000条，微博3000条，阅读量5万次。", [("disclosure.channel.website", "5000"), ("disclosure.channel.weibo", "3000")]),
    (2016, "政府网站公开政府信息100条、其他方式300条。", [("disclosure.channel.website", "100"), ("disclosure.channel.other", "300")]),
    (2016, "政府网站公开政府信息100条，微博回应20条。", [("disclosure.channel.website", "100")]),
    # --- who was trained
    (2016, "举办政府信息公开培训班2期120人，会议3次60人。", [("training.sessions", "2"), ("training.participants", "120")]),
    (2016, "举办政府信息公开培训班2期，授课专家3人。", [("training.sessions", "2")]),
    (2016, "举办政府信息公开培训班2期，84人参加。", [("training.sessions", "2"), ("training.participants", "84")]),
    (2016, "举办政府信息公开培训班2期，群众参加活动800人。", [("training.sessions", "2")]),
    # --- denials
    (2016, "未制发规范性文件。", [("disclosure.normative_documents_issued", "0")]),
    (2016, "未印发该规范性文件。", []),
    (2016, "未发生复议诉讼、举报。", [("review.total", "0"), ("litigation.total", "0"), ("complaints.total", "0")]),
    (2016, "未出现拒绝公开和部分公开的情况。", [("requests.refused", "0"), ("requests.partially_granted", "0")]),
    (2016, "未不予公开任何信息。", []),
    # --- another subject in the same sentence
    (2016, "行政复议5件，其中维持3件；行政诉讼2件，其中维持1件。",
     [("review.total", "5"), ("review.upheld", "3"), ("litigation.total", "2"), ("litigation.upheld", "1")]),
    (2016, "行政复议5件，其中维持3件；行政诉讼2件，均维持。",
     [("review.total", "5"), ("review.upheld", "3"), ("litigation.total", "2"), ("litigation.upheld", "2")]),
    (2016, "审核企业规范性文件61件，废止45件，继续有效80件。", []),
    # --- shares in brackets
    (2016, "同意公开30件（58.8%），不同意公开3件（5.9%）。",
     [("requests.granted", "30"), ("requests.granted", "58.8", "share", "requests.replied"),
      ("requests.refused", "3"), ("requests.refused", "5.9", "share", "requests.replied"),]),
    (2016, "网络申请5件（50%）、信函申请4件（40%）。",
     [("requests.received.online", "5"), ("requests.received.online", "50", "share", "requests.received"),
      ("requests.received.letter", "4"), ("requests.received.letter", "40", "share", "requests.received"),]),
    (2016, "网络申请5件（增长5%）和信函申请6件（增长3%）。",
     [("requests.received.online", "5"), ("requests.received.online", "5", "growth", "requests.received.online"),
      ("requests.received.letter", "6"), ("requests.received.letter", "3", "growth", "requests.received.letter"),]),
    (2016, "收到申请51件（100%）。", [("requests.received", "51")]),
    (2016, "按时办结5件（100%）。", []),
    (2016, "同意公开5件，约占总数的67%。", [("requests.granted", "5"), ("requests.granted", "67", "share", "about", "requests.replied")]),
    # --- whose
    (2016, "县政府办公室收到申请5件。", [("requests.received", "5", "县政府办公室")]),
    (2016, "县政府、县财政局收到申请5件。", [("requests.received", "5", "县政府、县财政局")]),
    (2016, "我局和县财政局收到申请5件。", [("requests.received", "5", "我局和县财政局")]),
    (2016, "我县和各部门收到申请5件。", [("requests.received", "5")]),
    (2016, "各县（市、区）和市直部门收到申请5件。", [("requests.received", "5", "各县（市、区）和市直部门")]),
    (2016, "县政府及各部门收到申请50件，其中县政府本级5件，县直部门45件。",
     [("requests.received", "50"), ("requests.received", "5", "县政府本级"), ("requests.received", "45", "县直部门")]),
    (2016, "全县收到申请50件，其中县政府及各部门30件，乡镇20件。",
     [("requests.received", "50"), ("requests.received", "30", "县政府及各部门"), ("requests.received", "20", "乡镇")]),
    (2016, "全县收到申请50件，其中县政府20件、部门20件、街道10件。",
     [("requests.received", "50"), ("requests.received", "20", "县政府"), ("requests.received", "20", "部门"),
      ("requests.received", "10", "街道"),]),
    (2016, "县本级受理申请215件；全县受理1032件。", [("requests.received", "215", "县本级"), ("requests.received", "1032")]),
    (2016, "主动公开信息73条，配合市局公开信息208条。", [("disclosure.total", "73")]),
    (2016, "县政府办公室工作人员5名。", []),
    # --- decisions
    (2022, "公开行政处罚决定88件，行政强制3件。", []),
    (2022, "公开作出的行政处罚决定88件。", []),
    (2022, "公开行政许可47项，作出行政处罚决定88件，公示行政强制3件。", [("penalties.decisions", "88")]),
    (2022, "共作出行政许可5600件、行政处罚880件。", [("licensing.decisions", "5600"), ("penalties.decisions", "880")]),
    (2022, "作出行政许可5600件，查处行政处罚案件880件。", [("licensing.decisions", "5600")]),
    (2022, "行政许可、行政处罚、行政强制处理决定数量分别为12件、3件和4件。",
     [("licensing.decisions", "12"), ("penalties.decisions", "3"), ("coercion.decisions", "4")]),
    (2022, "对外公开行政许可、行政处罚处理决定数量分别为1件、2件。", []),
    (2022, "办理行政许可560件。", []),
    (2022, "作出答复88件。", []),
    (2022, "行政许可处理决定560件，行政处罚立案50件。", [("licensing.decisions", "560")]),
    # --- carried to the next year by its number
    (2022, "2021年结转至2022年3件，结转至2023年4件。", [("requests.carried_forward", "4")]),
    (2022, "收到申请47件，办结45件，其余2件因未到答复期限转入2023年办理。",
     [("requests.received", "47"), ("requests.results_total", "45"), ("requests.carried_forward", "2")]),
    (2022, "新收申请5件，上年结转1件，均已办结。", [("requests.received", "5"), ("requests.carried_over", "1")]),
    (2022, "新收申请5件，均已办结，上年结转1件。", [("requests.received", "5"), ("requests.results_total", "5"), ("requests.carried_over", "1")]),
    # --- a line end in a word
    (2016, "（1）同意公开3件；\n（2）不同意公\n开2件；\n（3）申请信息不存\n在1件。",
     [("requests.granted", "3"), ("requests.refused", "2"), ("requests.not_existing", "1")]),
    (2016, "1.行政复\n议2件，均维持。\n2.行政诉\n讼1件。", [("review.total", "2"), ("review.upheld", "2"), ("litigation.total", "1")]),
    # --- two times of two numbers
    (2016, "行政复议3件，历年累计9件；行政诉讼2件，历年累计4件。",
     [("review.total", "3"), ("review.total", "9", "cumulative"), ("litigation.total", "2"), ("litigation.total", "4", "cumulative")]),
    (2016, "主动公开政府信息300条，同比增长5%，历年累计2000条。",
     [("disclosure.total", "300"), ("disclosure.total", "5", "growth", "disclosure.total"),
      ("disclosure.total", "2000", "cumulative"),]),
    # --- carried from year to year: of requests only
    (2022, "发生行政复议3件（其中1件为上年度结转）。", [("review.total", "3")]),
    (2022, "行政诉讼案件4件，其中2件为上年度结转，1件结转下年度。", [("litigation.total", "4")]),
    (2022, "收到申请5件，行政复议3件，其中上年结转1件。", [("requests.received", "5"), ("review.total", "3")]),
    (2022, "行政复议1件，结转下年度申请2件。", [("review.total", "1"), ("requests.carried_forward", "2")]),
    (2022, "信访件20件，上年结转3件。", []),
    (2022, "新收到申请7件，其中网络4件、信函3件，上年度结转1件。",
     [("requests.received", "7"), ("requests.received.online", "4"), ("requests.received.letter", "3"), ("requests.carried_over", "1")]),
    (2022, "收到申请5件，结转2件。", [("requests.received", "5")]),
    # --- since an event
    (2022, "自《条例》施行以来，共收到申请128件，其中2022年收到15件。",
     [("requests.received", "128", "cumulative"), ("requests.received", "15")]),
    (2022, "自开展政务公开工作以来，主动公开政府信息1200条。", [("disclosure.total", "1200", "cumulative")]),
    (2022, "自年初以来，收到申请12件。", [("requests.received", "12")]),
    (2019, "自新《条例》施行以来，收到申请12件。", []),
    (2020, "自新《条例》施行以来，收到申请12件。", [("requests.received", "12", "cumulative")]),
    (2022, "自收到申请之日起15个工作日内答复5件。", []),
    # --- a part or a condition is no total
    (2022, "以书面形式提交申请的5件，以电子邮件形式提交的3件，以传真形式提交的2件。",
     [("requests.received.email", "3"), ("requests.received.fax", "2")]),
    (2022, "通过平台提交申请的5件。", []),
    (2022, "收到口头申请3件。", []),
    (2022, "收到申请100件，其中自然人申请的80件。", [("requests.received", "100"), ("requests.received", "80", "natural_person")]),
    (2022, "收到申请10件，其中5个工作日内办结4件。", [("requests.received", "10")]),
    (2022, "收到申请12件，15个工作日内答复10件（83%），予以公开5件。", [("requests.received", "12"), ("requests.granted", "5")]),
    (2022, "15件申请均在15个工作日内办结。", [("requests.results_total", "15")]),
    # --- 均 of a list
    (2022, "行政复议3件，行政诉讼2件，均维持。",
     [("review.total", "3"), ("litigation.total", "2"), ("review.upheld", "3"), ("litigation.upheld", "2")]),
    (2022, "行政复议3件、行政诉讼2件均维持。",
     [("review.total", "3"), ("litigation.total", "2"), ("review.upheld", "3"), ("litigation.upheld", "2")]),
    (2022, "行政复议3件，行政诉讼2件均维持。", [("review.total", "3"), ("litigation.total", "2"), ("litigation.upheld", "2")]),
    (2022, "行政复议3件，维持1件，纠错2件，行政诉讼2件，均维持。",
     [("review.total", "3"), ("review.upheld", "1"), ("review.corrected", "2"), ("litigation.total", "2"), ("litigation.upheld", "2")]),
    (2022, "收到申请5件，行政复议3件，均已办结。", [("requests.received", "5"), ("review.total", "3"), ("requests.results_total", "5")]),
    (2022, "行政复议3件；行政诉讼2件，均维持。", [("review.total", "3"), ("litigation.total", "2"), ("litigation.upheld", "2")]),
    # --- who lost
    (2022, "行政诉讼3件，我县败诉1件。", [("litigation.total", "3"), ("litigation.corrected", "1")]),
    (2022, "行政诉讼3件，申请人败诉1件，败诉率33%。", [("litigation.total", "3")]),
    (2022, "行政复议3件，败诉1件。", [("review.total", "3")]),
    # --- told before it is decided
    (2022, "作出行政处罚决定前告知88件。", []),
    (2022, "作出行政处罚决定告知书88份，行政许可听证3件。", []),
    (2022, "作出行政强制之前催告4件。", []),
    (2022, "截至目前作出行政处罚决定88件。", [("penalties.decisions", "88", "to_date")]),
    # --- a bracket inside a word
    (2016, "配备政府信息公开专（兼）职工作人员5名。", [("staff.total", "5")]),
    (2022, "行政复议（诉讼）5件。", []),
    (2022, "行政复议（含行政诉讼）5件。", []),
    (2022, "行政复议（不含行政诉讼）5件。", [("review.total", "5")]),
    (2022, "行政复议5件（申请人提起诉讼）。", [("review.total", "5")]),
    (2022, "行政诉讼（县政府为被告）5件。", [("litigation.total", "5")]),
    (2016, "政府信息公开专职工作人员（含借调）5名。", [("staff.full_time", "5")]),
    (2016, "各镇（街）收到申请5件。", [("requests.received", "5", "各镇（街）")]),
    # --- what is done is no office, and what is asked for elsewhere is no request
    (2022, "受理企业开办申请540件，当面申请300件，网上申请240件。", []),
    (2022, "收到上级转办申请3件。", []),
    (2022, "收到居民返乡申请3件。", []),
    (2022, "收到县府办申请3件。", [("requests.received", "3", "县府办")]),
    (2022, "收到低保申请40件，收到政府信息公开申请7件，网络申请5件。", [("requests.received", "7"), ("requests.received.online", "5")]),
    (2022, "根据《办法》规定各镇收到申请5件。", []),
    # --- several denials of one clause
    (2022, "全年零投诉、零复议、零诉讼。", [("complaints.total", "0"), ("review.total", "0"), ("litigation.total", "0")]),
    (2022, "未收到申请、未发生行政复议和行政诉讼。", [("requests.received", "0"), ("review.total", "0"), ("litigation.total", "0")]),
    (2022, "未收到未经同意的申请。", []),
    (2022, "服务零投诉。", []),
    # --- words for the same
    (2022, "办理答复政府信息公开申请12件。", [("requests.results_total", "12")]),
    (2022, "办理答复建议12件。", []),
    (2022, "发布政策解读763篇。", [("responses.interpretations", "763")]),
    (2022, "开展政策解读5次，发布政策解读图解4个。", []),
    # --- years in order
    (2022, "2020年、2021年、2022年分别收到申请12件、15件、19件。", [("requests.received", "19")]),
    (2022, "2021年、2022年收到申请分别为15件、19件，答复18件。", [("requests.received", "19")]),
    (2022, "2020年、2021年分别收到申请15件、19件。", []),
    (2022, "2021年、2022年分别收到低保申请15件、19件。", []),
    (2022, "全年受理行政许可申请12件，其中网上申请5件。", []),
    (2022, "全年受理行政许可申请0件，其中网上申请0件。", []),
    (2022, "2021年、2022年申请分别增长15%、19%。", []),
    # --- sums of what came by each channel
    (2022, "收到网络申请5件，信函申请2件，共计7件。",
     [("requests.received.online", "5"), ("requests.received.letter", "2"), ("requests.received", "7")]),
    (2022, "收到网络申请5件，信函申请2件，共计8件。", [("requests.received.online", "5"), ("requests.received.letter", "2")]),
    (2022, "自然人申请5件，商业企业申请2件，共计7件。",
     [("requests.received", "5", "natural_person"), ("requests.received", "2", "enterprise"), ("requests.received", "7")]),
    (2022, "予以公开5件，部分公开2件，共计7件。", [("requests.granted", "5"), ("requests.partially_granted", "2")]),
    (2022, "行政复议5件，行政诉讼2件，共计7件。", [("review.total", "5"), ("litigation.total", "2")]),
    # --- one total divided twice
    (2022, "收到申请100件，按渠道分：网络43件、信函57件；按申请人分：自然人80件，商业企业20件。",
     [("requests.received", "100"), ("requests.received.online", "43"), ("requests.received.letter", "57"),
      ("requests.received", "80", "natural_person"), ("requests.received", "20", "enterprise"),]),
    (2022, "收到申请100件。从申请渠道看，网络43件，信函57件。从申请人看，自然人80件，商业企业20件。",
     [("requests.received", "100"), ("requests.received.online", "43"), ("requests.received.letter", "57"),
      ("requests.received", "80", "natural_person"), ("requests.received", "20", "enterprise"),]),
    (2022, "收到申请100件，按结果分：予以公开99件；按申请人分：自然人80件。",
     [("requests.received", "100"), ("requests.granted", "99"), ("requests.received", "80", "natural_person")]),
    (2022, "予以公开43件，自然人40件，商业企业3件。", [("requests.granted", "43")]),
    (2022, "予以公开43件，其中自然人40件。", [("requests.granted", "43"), ("requests.granted", "40", "natural_person")]),
    (2022, "按申请人分：自然人80件。", []),
]  # fmt: skip


@pytest.mark.parametrize(("year", "text", "expected"), CASES, ids=lambda part: part if isinstance(part, str) else "")
def test_variations(year: int, text: str, expected: list[tuple[str, ...]]) -> None:
    title = "依申请公开情况" if "\n" in text else "总体情况"
    assert told(text, year=year, body="白石县人民政府", title=title) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("主动公开情况", "门户网站发布信息3,045条。", [("disclosure.channel.website", "3045")]),
        ("主动公开政府信息情况", "通过局网站公开1102条，政务微博公开345条，政务微信公开267条，其他方式公开40条。",
         [("disclosure.channel.website", "1102"), ("disclosure.channel.weibo", "345"), ("disclosure.channel.wechat", "267"),
          ("disclosure.channel.other", "40"),]),
        ("主动公开情况", "政务微博发布信息345条，网站推送12条。", []),
        ("主动公开情况", "网站公开招标公告300条，微博粉丝300个。", []),
        ("主动公开情况", "微博回应20条，网站改版3次。", []),
        ("主动公开情况", "信访件5件，网站发布5条。", []),
        ("平台建设情况", "门户网站发布信息3,045条。", []),
        ("行政复议、行政诉讼情况", "上年结转2件，新收3件，办结5件。", []),
        ("依申请公开情况", "上年结转2件。", [("requests.carried_over", "2")]),
    ],
)  # fmt: skip
def test_headings_say_what_is_left_out(title: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text, year=2022, title=title) == expected


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("白石市市场监督管理总局", "总局收到申请5件。", [("requests.received", "5")]),
        ("白石市市场监督管理总局", "2022年，总局机关共收到申请5件。", [("requests.received", "5")]),
        ("白石市市场监督管理总局", "国家税务总局收到申请5件。", []),
        ("白石市市场监督管理局", "总局收到申请5件。", []),
        ("白石市交通警察支队", "支队所属大队收到申请5件。", []),
        ("白石县青云山景区管委会", "管委会收到申请5件。", [("requests.received", "5")]),
    ],
)
def test_a_body_calls_itself_by_the_end_of_its_name(body: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text, year=2022, body=body) == expected
