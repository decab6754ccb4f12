package dev.frontdesk.sources;

import java.util.HashMap;
import java.util.Map;

/** What a column of a table may hold; the headers that say so in several languages. */
public enum CsvColumn {

	IGNORE(""),
	/** Rows with the same one are messages of one ticket. */
	TICKET("id ticketid ticketnumber number caseid casenumber requestid issuekey jegyszám jegyazonosító azonosító sorszám "
			+ "หมายเลข หมายเลขทิกเก็ต เลขที่ รหัส رقم رقمالتذكرة المعرف チケット番号 番号 チケットid ticketnummer"),
	SUBJECT("subject title summary topic tárgy cím téma หัวข้อ หัวเรื่อง เรื่อง الموضوع العنوان 件名 タイトル 題名 betreff"),
	TEXT("text message body description content comment question details üzenet szöveg leírás tartalom megjegyzés ข้อความ "
			+ "รายละเอียด เนื้อหา النص الرسالة الوصف المحتوى 本文 内容 メッセージ 説明 nachricht"),
	NAME("name customer customername requester requestername from fullname contact contactname client ügyfél ügyfélneve név "
			+ "ชื่อ ชื่อลูกค้า ลูกค้า الاسم العميل اسمالعميل 名前 氏名 顧客名 お客様名 kunde"),
	EMAIL("email mail emailaddress customeremail requesteremail fromemail contactemail clientemail e-mailcím emailcím "
			+ "ügyfélemail อีเมล อีเมลลูกค้า البريد البريدالإلكتروني メール メールアドレス"),
	STATUS("status state állapot státusz สถานะ الحالة ステータス 状態 状況"),
	PRIORITY("priority urgency prioritás fontosság sürgősség ความสำคัญ ลำดับความสำคัญ الأولوية 優先度 priorität"),
	TAGS("tags tag labels címkék címke แท็ก الوسوم タグ"),
	CREATED("created createdat createddate creationdate date opened openedat requested létrehozva létrehozás dátum "
			+ "beérkezett วันที่ วันที่สร้าง สร้างเมื่อ التاريخ تاريخالإنشاء 作成日 作成日時 日付 erstellt"),
	SENT("sent sentat messagedate time timestamp commentdate postedat küldve időpont เวลา ส่งเมื่อ الوقت 送信日時 日時"),
	SOLVED("solved solvedat resolved resolvedat resolutiondate megoldva megoldásideje แก้ไขเมื่อ تاريخالحل 解決日 解決日時"),
	CLOSED("closed closedat closingdate lezárva lezárásideje ปิดเมื่อ تاريخالإغلاق 終了日"),
	AGENT("agent assignee assigneeemail owner assignedto agentemail ügyintéző felelős เจ้าหน้าที่ ผู้รับผิดชอบ الموظف المسؤول "
			+ "担当者 担当 bearbeiter"),
	AUTHOR("author authoremail sender senderemail writtenby by szerző feladó ผู้เขียน ผู้ส่ง الكاتب المرسل 作成者 送信者 投稿者"),
	NOTE("note internal private isprivate internalnote visibility belső belsőmegjegyzés ภายใน داخلي 社内メモ 内部"),
	CHANNEL("channel source via origin csatorna forrás ช่องทาง القناة チャネル 経路 kanal"),
	KIND("type kind tickettype típus ประเภท النوع 種類 種別"), LANGUAGE("language locale lang nyelv ภาษา اللغة 言語 sprache"),
	TEAM("team group department queue csoport osztály ทีม แผนก الفريق القسم グループ チーム 部署 abteilung"), ORGANISATION(
			"organization organisation company account cég szervezet vállalat บริษัท องค์กร الشركة المؤسسة 会社 会社名 組織 firma");

	private static final Map<String, CsvColumn> BY_HEADER = byHeader();

	private final String headers;

	CsvColumn(String headers) {
		this.headers = headers;
	}

	static CsvColumn guess(String header) {
		return BY_HEADER.getOrDefault(Vocabulary.folded(header.replaceAll("[()\\[\\]:#\"']", "")), IGNORE);
	}

	private static Map<String, CsvColumn> byHeader() {
		Map<String, CsvColumn> columns = new HashMap<>();
		for (CsvColumn column : values()) {
			for (String header : column.headers.split(" ", -1)) {
				columns.putIfAbsent(Vocabulary.folded(header), column);
			}
		}
		columns.remove("");
		return Map.copyOf(columns);
	}

}
