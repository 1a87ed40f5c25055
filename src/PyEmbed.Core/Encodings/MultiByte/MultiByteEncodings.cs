namespace PyEmbed.Core.Encodings;

/// <summary>The encodings of East Asia, by CPython's names, with the aliases of <c>encodings.aliases</c>.</summary>
internal static class MultiByteEncodings
{
    private const Iso2022Form Japanese = Iso2022Form.Revision;

    public static readonly MultiByteEncoding[] All =
    [
        new TableEncoding("gb2312", "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese"),
        new TableEncoding("gbk", "936 cp936 ms936"),
        new Gb18030Encoding("gb18030_2000"),
        new HzEncoding("hz_gb hz_gb_2312 hzgb"),
        new TableEncoding("big5hkscs", "big5_hkscs hkscs"),
        new TableEncoding("big5", "big5_tw csbig5 x_mac_trad_chinese"),
        new TableEncoding("cp950", "950 ms950"),
        new TableEncoding("shift_jis", "csshiftjis s_jis shiftjis sjis x_mac_japanese"),
        new TableEncoding("cp932", "932 ms932 ms_kanji mskanji"),
        new TableEncoding("euc_jp", "eucjp u_jis ujis", hasThreeBytes: true),
        new TableEncoding("shift_jis_2004", "s_jis_2004 shiftjis2004 sjis_2004"),
        new TableEncoding("euc_jis_2004", "euc_jis2004 eucjis2004 jisx0213", hasThreeBytes: true),
        new TableEncoding("euc_jisx0213", "eucjisx0213", hasThreeBytes: true),
        new TableEncoding("shift_jisx0213", "s_jisx0213 shiftjisx0213 sjisx0213"),
        new EucKrEncoding("euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean"),
        new TableEncoding("cp949", "949 ms949 uhc"),
        new TableEncoding("johab", "cp1361 ms1361"),
        new Iso2022Encoding("iso2022_kr", "csiso2022kr iso2022kr iso_2022_kr", Iso2022Form.Shifts, Iso2022Set.KsX1001Shifted),
        new Iso2022Encoding("iso2022_jp", "csiso2022jp iso2022jp iso_2022_jp", Japanese, Iso2022Set.JisX0208, Iso2022Set.JisX0201Roman, Iso2022Set.JisX0208Of1978),
        new Iso2022Encoding("iso2022_jp_1", "iso2022jp_1 iso_2022_jp_1", Japanese,
            Iso2022Set.JisX0208, Iso2022Set.JisX0212, Iso2022Set.JisX0201Roman, Iso2022Set.JisX0208Of1978),
        new Iso2022Encoding("iso2022_jp_2", "iso2022jp_2 iso_2022_jp_2", Japanese | Iso2022Form.SingleShift,
            Iso2022Set.JisX0208, Iso2022Set.JisX0212, Iso2022Set.KsX1001, Iso2022Set.Gb2312, Iso2022Set.JisX0201Roman, Iso2022Set.JisX0208Of1978, Iso2022Set.Latin1, Iso2022Set.Greek),
        new Iso2022Encoding("iso2022_jp_2004", "iso2022jp_2004 iso_2022_jp_2004", Japanese, Iso2022Set.JisX0208, Iso2022Set.JisX0213Plane1, Iso2022Set.JisX0213Plane2),
        new Iso2022Encoding("iso2022_jp_3", "iso2022jp_3 iso_2022_jp_3", Japanese, Iso2022Set.JisX0208, Iso2022Set.JisX0213Plane1Of2000, Iso2022Set.JisX0213Plane2Of2000),
        new Iso2022Encoding("iso2022_jp_ext", "iso2022jp_ext iso_2022_jp_ext", Japanese,
            Iso2022Set.JisX0208, Iso2022Set.JisX0212, Iso2022Set.JisX0201Roman, Iso2022Set.JisX0201Katakana, Iso2022Set.JisX0208Of1978),
    ];
}
