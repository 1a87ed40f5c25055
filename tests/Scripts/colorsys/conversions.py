import colorsys

for rgb in ((0, 0, 0), (1, 1, 1), (.2, .4, .6), (1, .5, 0)):
    print(rgb, colorsys.rgb_to_yiq(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_hsv(*rgb),
          colorsys.hls_to_rgb(*colorsys.rgb_to_hls(*rgb)), colorsys.hsv_to_rgb(*colorsys.rgb_to_hsv(*rgb)))
